/** Identity: what a task is called by machines. Start at {@link dev.vivace.id.TaskId}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.id;
