/** The console. Start at {@link dev.vivace.console.Console}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.console;
