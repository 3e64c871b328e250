package dev.vivace;

import java.util.Optional;

/**
 * Where a task stands in a distributed trace, in the terms of W3C Trace Context.
 *
 * @param traceId 32 lower-case hexadecimal digits, shared by all tasks of the trace
 * @param spanId 16 lower-case hexadecimal digits, of this task
 * @param parentSpanId the span id of the parent, where there is one
 */
public record TraceContext(String traceId, String spanId, Optional<String> parentSpanId) {}
