package dev.vivace.warnings;

import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import dev.vivace.watch.TaskWarning;
import java.util.List;

/**
 * Watches a runtime and says what looks wrong in it: tasks that are stuck, pinned, deaf, orphaned or queued for long, that
 * never check whether they should stop, miss their heartbeats, are retried all the time, or collect too much.
 *
 * <p>It looks at a snapshot at each interval, on the runtime's clock, without a thread of its own; only pinned threads
 * are heard of through the JDK's event stream, which has one. Each occurrence is told once, to
 * {@link dev.vivace.RuntimeListener#onWarning}, and stays in {@link #current} and in the runtime's dumps until it is
 * over. Thread-safe.
 *
 * {@snippet :
 * try (Warnings warnings = Warnings.watch(runtime, WarningLimits.DEFAULT.withStuck(Duration.ofSeconds(10)))) {
 *     serve(runtime);
 * }
 * }
 */
public final class Warnings implements AutoCloseable {

    private final Watch<?> watch;
    private final List<Registration> registrations;

    private Warnings(Watch<?> watch, List<Registration> registrations) {
        this.watch = watch;
        this.registrations = registrations;
    }

    /**
     * Watches a runtime with the usual limits.
     *
     * @param runtime what to watch
     * @param <I> its kind of id
     * @return watches until it is closed
     */
    public static <I extends TaskId> Warnings watch(Runtime<?, I> runtime) {
        return watch(runtime, WarningLimits.DEFAULT);
    }

    /**
     * Watches a runtime.
     *
     * @param runtime what to watch
     * @param limits from when on something is worth a warning
     * @param <I> its kind of id
     * @return watches until it is closed
     */
    public static <I extends TaskId> Warnings watch(Runtime<?, I> runtime, WarningLimits limits) {
        Watch<I> watch = new Watch<>(runtime, limits);
        Warnings warnings = new Warnings(
                watch,
                List.of(
                        runtime.listen(watch.retries()),
                        runtime.advise(watch::current),
                        limits.pinned().isZero() ? () -> {} : PinnedThreads.listen(limits.pinned(), watch::pinned)));
        watch.begin();
        return warnings;
    }

    /**
     * What looked wrong at the last look and has not been seen to be over.
     *
     * @return a copy
     */
    public List<TaskWarning> current() {
        return watch.current();
    }

    /** Looks once more, now, and tells what it sees. */
    public void look() {
        watch.look();
    }

    /** Stops watching. Closing twice does nothing. */
    @Override
    public void close() {
        watch.end();
        registrations.forEach(Registration::close);
    }
}
