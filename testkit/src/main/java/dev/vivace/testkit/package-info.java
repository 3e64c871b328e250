/** Tests without waiting. Start at {@link dev.vivace.testkit.TestRuntime}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.testkit;
