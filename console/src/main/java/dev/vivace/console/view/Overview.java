package dev.vivace.console.view;

import dev.vivace.console.seen.Percentiles;
import dev.vivace.watch.RuntimeGauges;
import java.time.Instant;

/**
 * The figures at the top of the page.
 *
 * @param at when
 * @param runtime whose
 * @param counts how many tasks there are, and were since the console was opened
 * @param rates of the last second
 * @param durations of the last minute
 * @param gauges what the scheduler knows of itself
 * @param warnings how many there are
 * @param pipelines how many live
 * @param orchestras how many live
 */
public record Overview(
        Instant at,
        About runtime,
        Amounts counts,
        Rates rates,
        Percentiles durations,
        RuntimeGauges gauges,
        int warnings,
        int pipelines,
        int orchestras) {

    /**
     * The program.
     *
     * @param name of the runtime
     * @param uptimeMs since the JVM started
     * @param pid of the process
     * @param java its version
     * @param actions whether the page may change anything
     * @param payloads whether results and items are shown
     * @param recording whether a recording is being made
     */
    public record About(
            String name, long uptimeMs, long pid, String java, boolean actions, boolean payloads, boolean recording) {}

    /**
     * Tasks: the first four now, the others since the console was opened.
     *
     * @param live not settled
     * @param queued ready, without a thread or a permit
     * @param executing with a thread
     * @param abandoned settled, while their work goes on
     * @param started whose work began
     * @param completed that gave a value
     * @param failed that failed
     * @param cancelled that were cancelled
     */
    public record Amounts(
            long live,
            long queued,
            long executing,
            long abandoned,
            long started,
            long completed,
            long failed,
            long cancelled) {}

    /**
     * Tasks a second.
     *
     * @param started whose work began
     * @param completed that gave a value
     * @param failed that failed
     */
    public record Rates(double started, double completed, double failed) {}
}
