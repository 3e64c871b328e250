/** The machine's clock and its timers. Start at {@link dev.vivace.runtime.time.SystemClock}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.time;
