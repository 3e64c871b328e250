/** Tasks as meters. Start at {@link dev.vivace.micrometer.TaskMetrics}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.micrometer;
