/** Where a runtime's time comes from. Start at {@link dev.vivace.time.TaskClock}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.time;
