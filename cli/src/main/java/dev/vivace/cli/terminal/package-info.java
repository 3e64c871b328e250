/** How things look in a terminal. Knows nothing of tasks. Start at {@link dev.vivace.cli.terminal.Terminal}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.terminal;
