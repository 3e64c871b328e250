package dev.vivace.pipelines;

import dev.vivace.Registration;
import dev.vivace.SpawningTask;
import dev.vivace.stream.Progress;
import dev.vivace.stream.StreamCounts;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells one listener how far a pipeline is, by an alarm that sets the next one. */
final class ProgressReports {

    /** What a report is made of. */
    record Figures(StreamCounts counts, OptionalLong total, long startNanos) {
        static final Figures NONE = new Figures(StreamCounts.ZERO, OptionalLong.empty(), 0);
    }

    private final Supplier<Figures> figures;
    private final TaskClock clock;
    private final long everyNanos;
    private final Line<Progress> line;

    // All guarded by this object's monitor.
    private Alarm alarm = () -> {};
    private boolean ended;
    private long lastNanos;
    private long lastDone;

    private ProgressReports(Supplier<Figures> figures, TaskClock clock, Duration every, Line<Progress> line) {
        this.figures = figures;
        this.clock = clock;
        everyNanos = every.toNanos();
        this.line = line;
        lastNanos = clock.nanoTime();
    }

    static Registration begin(
            SpawningTask<?, ?> task, Duration every, Consumer<? super Progress> listener, Supplier<Figures> figures) {
        TaskClock clock = task.runtime().clock();
        Line<Progress> line = new Line<>(listener, task.runtime());
        ProgressReports reports = new ProgressReports(figures, clock, every, line);
        reports.arm();
        Registration end = task.onStatus(change -> {
            if (change.to().isTerminal()) {
                reports.end();
            }
        });
        return () -> {
            end.close();
            reports.stop();
            line.remove();
        };
    }

    private synchronized void arm() {
        if (!ended) {
            alarm = clock.schedule(clock.nanoTime() + everyNanos, this::ring);
        }
    }

    private void ring() {
        Progress now = next();
        if (now != null) {
            line.tellNow(now);
            arm();
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Progress next() {
        if (ended) {
            return null;
        }
        Figures now = figures.get();
        long nanos = clock.nanoTime();
        long done = now.counts().received();
        double rate = rate(done - lastDone, nanos - lastNanos);
        lastNanos = nanos;
        lastDone = done;
        return new Progress(now.counts(), now.total(), Duration.ofNanos(nanos - now.startNanos()), rate, false);
    }

    private void end() {
        stop();
        Figures now = figures.get();
        Duration elapsed = Duration.ofNanos(clock.nanoTime() - now.startNanos());
        double rate = rate(now.counts().received(), elapsed.toNanos());
        line.last(new Progress(now.counts(), now.total(), elapsed, rate, true));
    }

    private synchronized void stop() {
        ended = true;
        alarm.cancel();
    }

    private static double rate(long items, long nanos) {
        return nanos <= 0 || items <= 0 ? 0 : items * 1e9 / nanos;
    }
}
