/** How library code blocks. Start at {@link dev.vivace.runtime.wait.Waiting}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.wait;
