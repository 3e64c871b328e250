/** The rows of the contract: tasks, builders, runtimes, pipelines and orchestras. Start at {@link dev.vivace.AsyncTask}. */
@org.jspecify.annotations.NullMarked
package dev.vivace;
