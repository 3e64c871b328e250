package dev.vivace.console.view;

import dev.vivace.console.seen.Counts;
import dev.vivace.console.seen.Watcher;
import dev.vivace.watch.RuntimeGauges;
import dev.vivace.watch.TaskSnapshot.Kind;
import java.lang.management.ManagementFactory;

/** Makes the overview. Thread-safe. */
public final class Vitals {

    private static final double NANOS = 1e9;

    private final Live live;
    private final Watcher watcher;

    // All guarded by this.
    private Counts before = Counts.NONE;
    private long beforeNanos;
    private Overview.Rates rates = new Overview.Rates(0, 0, 0);

    /**
     * Begins to count now.
     *
     * @param live the tasks
     * @param watcher the counts
     * @param nowNanos the moment on the runtime's clock
     */
    public Vitals(Live live, Watcher watcher, long nowNanos) {
        this.live = live;
        this.watcher = watcher;
        beforeNanos = nowNanos;
    }

    /**
     * Works out the rates since the last call.
     *
     * @param nowNanos the moment on the runtime's clock
     */
    public synchronized void tick(long nowNanos) {
        Counts now = watcher.counts();
        double seconds = Math.max(0.001, (nowNanos - beforeNanos) / NANOS);
        rates = new Overview.Rates(
                (now.started() - before.started()) / seconds,
                (now.completed() - before.completed()) / seconds,
                (now.failed() - before.failed()) / seconds);
        before = now;
        beforeNanos = nowNanos;
    }

    /**
     * The figures of now, with the rates of the last tick.
     *
     * @param actions whether the page may change anything
     * @param payloads whether results are shown
     * @param recording whether a recording is being made
     * @return the overview
     */
    public synchronized Overview overview(boolean actions, boolean payloads, boolean recording) {
        Index index = live.index();
        RuntimeGauges gauges = index.snapshot().gauges();
        Counts now = watcher.counts();
        return new Overview(
                index.at(),
                new Overview.About(
                        gauges.name(),
                        ManagementFactory.getRuntimeMXBean().getUptime(),
                        ProcessHandle.current().pid(),
                        System.getProperty("java.version", ""),
                        actions,
                        payloads,
                        recording),
                new Overview.Amounts(
                        gauges.live(),
                        gauges.queued(),
                        gauges.executing(),
                        gauges.abandoned(),
                        now.started(),
                        now.completed(),
                        now.failed(),
                        now.cancelled()),
                rates,
                watcher.percentiles(),
                gauges,
                index.warnings().size(),
                count(index, Kind.PIPELINE),
                count(index, Kind.ORCHESTRA));
    }

    private static int count(Index index, Kind kind) {
        return Math.toIntExact(index.snapshot().tasks().stream()
                .filter(task -> task.kind() == kind)
                .count());
    }
}
