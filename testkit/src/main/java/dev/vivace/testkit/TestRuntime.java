package dev.vivace.testkit;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A runtime for tests: its time is virtual, and with a seed its order is too, so that a test takes no time and runs the
 * same way again. For one test thread.
 *
 * {@snippet :
 * try (TestRuntime test = TestRuntime.seeded(42)) {
 *     var task = test.runtime().<String>to().timeout(Duration.ofSeconds(5)).run(this::slow);
 *     test.advance(Duration.ofSeconds(5));
 *     assertThat(task.result()).contains(TaskResult.failure(new Timeout(Duration.ofSeconds(5))));
 * }
 * }
 *
 * <p>All waiting is done by library waits: work that blocks its thread in another way counts as executing, and
 * {@link #awaitQuiet()}, with all that use it, waits for it.
 */
public final class TestRuntime implements AutoCloseable {

    /** What its clock shows at first. */
    public static final Instant START = Instant.parse("2000-01-01T00:00:00Z");

    /** How long, on the machine's clock, tasks have to end at each level of cancellation before time jumps on. */
    private static final Duration PACE = Duration.ofMillis(50);

    private final VirtualClock clock;
    private final Runtime<@Nullable Object, TaskId> runtime;

    private TestRuntime(VirtualClock clock, RuntimeBuilder<@Nullable Object, TaskId> builder) {
        this.clock = clock;
        this.runtime = builder.build();
    }

    /**
     * The runtime that {@link RuntimeProvider} finds, with seed 0.
     *
     * @return a fresh runtime
     */
    public static TestRuntime create() {
        return seeded(0);
    }

    /**
     * The runtime that {@link RuntimeProvider} finds, one task at a time, in an order that comes from the seed.
     *
     * @param seed the seed
     * @return a fresh runtime
     */
    public static TestRuntime seeded(long seed) {
        return seeded(seed, RuntimeProvider.find().runtimeBuilder());
    }

    /**
     * A runtime of one's own, one task at a time, in an order that comes from the seed.
     *
     * @param seed the seed
     * @param builder the rest of its configuration
     * @return a fresh runtime
     */
    public static TestRuntime seeded(long seed, RuntimeBuilder<@Nullable Object, TaskId> builder) {
        VirtualClock clock = VirtualClock.keepingLateAlarms(START);
        return new TestRuntime(clock, builder.clock(clock).deterministic(seed));
    }

    /**
     * A runtime of one's own with virtual time, but with real concurrency.
     *
     * @param permits how many tasks may execute at a time, at least 1
     * @param builder the rest of its configuration
     * @return a fresh runtime
     */
    public static TestRuntime concurrent(int permits, RuntimeBuilder<@Nullable Object, TaskId> builder) {
        VirtualClock clock = VirtualClock.startingAt(START);
        return new TestRuntime(clock, builder.clock(clock).maxConcurrency(permits));
    }

    /**
     * Its time.
     *
     * @return the clock
     */
    public VirtualClock clock() {
        return clock;
    }

    /**
     * What runs the tasks.
     *
     * @return the runtime
     */
    public Runtime<@Nullable Object, TaskId> runtime() {
        return runtime;
    }

    /**
     * Waits until no task is queued or executing.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public void awaitQuiet() throws InterruptedException {
        do {
            runtime.awaitQuiet();
        } while (clock.settleLate());
    }

    /**
     * Moves time on, one alarm after the other, and lets the tasks run between them, before, and after.
     *
     * @param time zero or more
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public void advance(Duration time) throws InterruptedException {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative, was " + time);
        }
        long target = Math.addExact(clock.nanoTime(), time.toNanos());
        awaitQuiet();
        while (hasAlarmUntil(target)) {
            step();
        }
        clock.advance(Duration.ofNanos(target - clock.nanoTime()));
        awaitQuiet();
    }

    /**
     * Lets the tasks run, moves time to the next alarm, and lets the tasks run again.
     *
     * @return false when there was no alarm
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public boolean step() throws InterruptedException {
        awaitQuiet();
        boolean moved = clock.advanceToNextAlarm();
        awaitQuiet();
        return moved;
    }

    /**
     * Runs until every task has settled, or nothing will ever happen again: moves time to each next alarm.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public void runUntilIdle() throws InterruptedException {
        awaitQuiet();
        while (runtime.activeCount() > 0 && step()) {
            // one alarm after the other
        }
    }

    /**
     * Runs until a task has settled, moving time to each next alarm.
     *
     * @param task the task; started when nobody has
     * @param <T> the type of its result
     * @return its result
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws IllegalStateException when nothing will happen any more and it has not settled
     */
    public <T extends @Nullable Object> TaskResult<T> resultOf(SpawningTask<T, ?> task) throws InterruptedException {
        SpawningTask<T, ?> started = task.start();
        awaitQuiet();
        while (started.result().isEmpty()) {
            if (!step()) {
                throw new IllegalStateException("nothing will happen any more, and " + task.path() + " is "
                        + task.status() + "\n" + runtime.dump().text());
            }
        }
        return started.result().orElseThrow();
    }

    /**
     * What is left over: live tasks, and settled ones whose work still runs.
     *
     * @return lines for people; empty when nothing is left
     */
    public List<String> leaks() {
        List<AsyncTask<?, TaskId>> abandoned = runtime.abandoned();
        if (runtime.activeCount() == 0 && abandoned.isEmpty()) {
            return List.of();
        }
        return runtime.dump().text().lines().toList();
    }

    /** Shuts the runtime down, cancelling what is live; moves time as far as that needs. */
    @Override
    public void close() {
        close(clock, runtime);
    }

    /**
     * Shuts a runtime down whose time is virtual, cancelling what is live; moves time as far as that needs.
     *
     * @param clock the runtime's clock
     * @param runtime the runtime
     */
    public static void close(VirtualClock clock, Runtime<?, ?> runtime) {
        Thread closer = Thread.ofPlatform().daemon().name("test-runtime-close").start(() -> shutdown(runtime));
        boolean interrupted = false;
        while (closer.isAlive()) {
            try {
                if (!closer.join(PACE)) {
                    clock.advanceToNextAlarm();
                }
            } catch (InterruptedException e) {
                interrupted = true;
                closer.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void shutdown(Runtime<?, ?> runtime) {
        try {
            runtime.shutdown(Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasAlarmUntil(long target) {
        return clock.untilNextAlarm()
                .filter(wait -> clock.nanoTime() + wait.toNanos() <= target)
                .isPresent();
    }
}
