package dev.vivace.tck.law;

import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.TestRuntime;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the tests of a law are given: fresh runtimes, which are closed when the test is over, and the means to force an
 * order.
 *
 * <p>Tests wait without a time limit of their own: {@link Patience} interrupts the test thread when a test hangs, and
 * fails it with the stack it hung at.
 */
public interface Subject {

    /**
     * What keeps the things of the running test.
     *
     * @return the same during a test
     */
    Bench bench();

    /**
     * Begins a runtime. Give it to {@link #open}, or to {@link #seeded(long, RuntimeBuilder)} and the like, so that it
     * is closed after the test.
     *
     * @return the builder of the runtime under test, with its defaults
     */
    default RuntimeBuilder<@Nullable Object, TaskId> builder() {
        return bench().builder();
    }

    /**
     * The runtime under test with its defaults, on the machine's clock and without a limit.
     *
     * @return the same during a test
     */
    default Runtime<@Nullable Object, TaskId> runtime() {
        return bench().runtime();
    }

    /**
     * Builds a runtime that is closed after the test.
     *
     * @param builder its configuration
     * @return a fresh runtime
     */
    default Runtime<@Nullable Object, TaskId> open(RuntimeBuilder<@Nullable Object, TaskId> builder) {
        return bench().open(builder);
    }

    /**
     * Virtual time, one task at a time, in an order that comes from a seed.
     *
     * @return a fresh runtime
     */
    default TestRuntime seeded() {
        return seeded(0);
    }

    /**
     * Virtual time, one task at a time, in an order that comes from a seed.
     *
     * @param seed the seed
     * @return a fresh runtime
     */
    default TestRuntime seeded(long seed) {
        return seeded(seed, builder());
    }

    /**
     * Virtual time, one task at a time, in an order that comes from a seed.
     *
     * @param seed the seed
     * @param builder the rest of its configuration
     * @return a fresh runtime
     */
    default TestRuntime seeded(long seed, RuntimeBuilder<@Nullable Object, TaskId> builder) {
        return bench().keep(TestRuntime.seeded(seed, builder));
    }

    /**
     * Virtual time, with real concurrency.
     *
     * @param permits how many tasks may execute at a time
     * @return a fresh runtime
     */
    default TestRuntime concurrent(int permits) {
        return concurrent(permits, builder());
    }

    /**
     * Virtual time, with real concurrency.
     *
     * @param permits how many tasks may execute at a time
     * @param builder the rest of its configuration
     * @return a fresh runtime
     */
    default TestRuntime concurrent(int permits, RuntimeBuilder<@Nullable Object, TaskId> builder) {
        return bench().keep(TestRuntime.concurrent(permits, builder));
    }

    /**
     * A gate that holds whoever passes until the test opens it, or is over.
     *
     * @return a closed gate
     */
    default Gate gate() {
        return bench().keep(new Gate());
    }

    /**
     * Runs something beside the test. What it throws fails the test when it is joined or, if nobody does, at its end.
     *
     * @param action what to run, on a thread of its own
     * @return the way to wait for it
     */
    default Aside aside(Aside.Action action) {
        return bench().keep(Aside.start(action));
    }

    /**
     * Waits until something is true that nobody tells of. Prefer a {@link Gate} or a result where there is one.
     *
     * @param condition what to wait for
     * @throws InterruptedException when it does not come true in the patience of the kit
     */
    @SuppressWarnings("ThreadPriorityCheck") // it waits for other threads, and yields to them
    default void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the condition did not come true");
            }
            Thread.yield();
        }
    }
}
