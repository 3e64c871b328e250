/** Asynchronous results over stages. Start at {@link dev.vivace.runtime.result.AsyncResults}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.result;
