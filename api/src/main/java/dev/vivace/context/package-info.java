/** Values that travel with a task. Start at {@link dev.vivace.context.ContextKey}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.context;
