/** What can go wrong, as closed types to switch over. Start at {@link dev.vivace.error.AsyncTaskError}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.error;
