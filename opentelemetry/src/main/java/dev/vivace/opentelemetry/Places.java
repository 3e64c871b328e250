package dev.vivace.opentelemetry;

import dev.vivace.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;

/** Brings the place that a task tells of itself together with the one that OpenTelemetry knows. */
final class Places {

    private Places() {}

    /**
     * What the span of a traced task is to hang under. A trace that is going on goes on. A trace that the task begins has
     * the task's own trace id: exactly, where {@link TaskIds} serves the SDK; otherwise by a parent that stands for the
     * place that the task tells.
     */
    static Context under(TraceContext ids, Context around) {
        boolean goesOn = Span.fromContext(around).getSpanContext().isValid();
        return goesOn || WantedIds.areHeard() ? around : around.with(Span.wrap(told(ids)));
    }

    private static SpanContext told(TraceContext ids) {
        return SpanContext.createFromRemoteParent(
                ids.traceId(), ids.spanId(), TraceFlags.getSampled(), TraceState.getDefault());
    }
}
