/** Tasks that run again and again. Start at {@link dev.vivace.schedules.Recurring}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.schedules;
