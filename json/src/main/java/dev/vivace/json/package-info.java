/**
 * JSON in pipelines, and results of tasks as JSON. Start at {@link dev.vivace.json.JsonLines} and {@link dev.vivace.json.JsonArray} to read, at
 * {@link dev.vivace.json.JsonlSink} to write, and at {@link dev.vivace.json.JsonlDeadLetters} to keep what failed; {@link
 * dev.vivace.json.JsonResults} is found by whoever keeps results.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.json;
