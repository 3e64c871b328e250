/** Tasks in the flight recorder. Start at {@link dev.vivace.jfr.JfrEvents}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.jfr;
