/** What can be seen of a runtime from outside. Start at {@link dev.vivace.watch.RuntimeSnapshot}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.watch;
