/** The tree of a running program in a terminal. Start at {@link dev.vivace.cli.top.Top}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.top;
