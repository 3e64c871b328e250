/** Events, strategies and sequences of pipelines. Start at {@link dev.vivace.stream.StreamingEvent}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.stream;
