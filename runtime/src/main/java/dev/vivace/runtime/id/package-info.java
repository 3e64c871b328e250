/** Where the ids of tasks come from. Start at {@link dev.vivace.runtime.id.TimeOrderedIds}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.id;
