/** Tasks as spans and metrics. Start at {@link dev.vivace.opentelemetry.TaskTelemetry}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.opentelemetry;
