/** Who goes first. Start at {@link dev.vivace.priority.TaskPriority}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.priority;
