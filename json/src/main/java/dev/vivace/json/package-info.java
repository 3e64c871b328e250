/**
 * JSON in pipelines. Start at {@link dev.vivace.json.JsonLines} and {@link dev.vivace.json.JsonArray} to read, at
 * {@link dev.vivace.json.JsonlSink} to write, and at {@link dev.vivace.json.JsonlDeadLetters} to keep what failed.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.json;
