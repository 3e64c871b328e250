/** The console of the program's own runs. Start at {@link dev.vivace.cli.look.Showing}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.look;
