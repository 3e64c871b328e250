/** Status and cancellation as plain values. Start at {@link dev.vivace.lifecycle.TaskStatus}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.lifecycle;
