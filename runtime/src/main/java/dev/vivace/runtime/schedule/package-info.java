/** Who runs next, and on which thread. Start at {@link dev.vivace.runtime.schedule.Scheduler}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.schedule;
