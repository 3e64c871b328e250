import org.jspecify.annotations.NullMarked;

/** Spans and metrics of tasks through OpenTelemetry. Start at {@link dev.vivace.opentelemetry.TaskTelemetry}. */
@NullMarked
module dev.vivace.opentelemetry {
    requires static transitive org.jspecify;
    requires transitive dev.vivace.api;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.common;
    requires io.opentelemetry.context;
    requires static transitive io.opentelemetry.sdk.trace; // for TaskIds only

    exports dev.vivace.opentelemetry;

    provides dev.vivace.context.ContextCarrier with
            dev.vivace.opentelemetry.OpenTelemetryCarrier;
}
