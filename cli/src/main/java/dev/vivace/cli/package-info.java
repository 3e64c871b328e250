/** The command line. Start at {@link dev.vivace.cli.Main}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli;
