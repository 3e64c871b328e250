/** A recording: what the console showed, second by second, as a file. */
@org.jspecify.annotations.NullMarked
package dev.vivace.console.record;
