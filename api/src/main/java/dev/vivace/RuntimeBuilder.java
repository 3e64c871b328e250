package dev.vivace;

import dev.vivace.context.ContextCarrier;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.metric.Metering;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes runtimes (row 19). Immutable: each call returns a new builder. Arguments are checked where they are given.
 *
 * @param <T> the upper bound of what the runtime's tasks give
 * @param <I> the kind of id
 */
public interface RuntimeBuilder<T extends @Nullable Object, I extends TaskId> {

    /**
     * The name, which its threads carry.
     *
     * @param name not blank
     * @return a new builder
     */
    RuntimeBuilder<T, I> name(String name);

    /**
     * How many platform threads the CPU lane has.
     *
     * @param threads at least 1; without it, as many as processors
     * @return a new builder
     */
    RuntimeBuilder<T, I> workerThreads(int threads);

    /**
     * How much stack a thread of the CPU lane gets.
     *
     * @param bytes at least 1; the JVM may round it up
     * @return a new builder
     */
    RuntimeBuilder<T, I> stackSize(long bytes);

    /**
     * How many tasks may execute at a time, on all lanes together. A task that is in a library wait does not count;
     * abandoned work does.
     *
     * @param permits at least 1; without it there is no limit
     * @return a new builder
     */
    RuntimeBuilder<T, I> maxConcurrency(int permits);

    /**
     * Lets what waits long go before what is more urgent: each interval in the queue lowers the rank by one.
     *
     * @param interval positive; without it there is no aging
     * @return a new builder
     */
    RuntimeBuilder<T, I> aging(Duration interval);

    /**
     * One task at a time, the next one chosen at random from a seed among those ready with the lowest rank. With a
     * virtual clock, the same seed gives the same trace. Sets {@code maxConcurrency(1)}.
     *
     * @param seed the seed
     * @return a new builder
     */
    RuntimeBuilder<T, I> deterministic(long seed);

    /**
     * Where time comes from.
     *
     * @param clock the clock; without it, the machine's
     * @return a new builder
     */
    RuntimeBuilder<T, I> clock(TaskClock clock);

    /**
     * How ids are made.
     *
     * @param source makes a new id each time, from any thread; without it, {@link dev.vivace.id.UuidTaskId}s
     * @param <J> the kind of id
     * @return a new builder
     */
    <J extends TaskId> RuntimeBuilder<T, J> ids(Supplier<? extends J> source);

    /**
     * Adds a listener.
     *
     * @param listener watches all tasks
     * @return a new builder
     */
    RuntimeBuilder<T, I> listener(RuntimeListener listener);

    /**
     * How closely to watch what tasks cost.
     *
     * @param metering how; without it, CPU_LANE
     * @return a new builder
     * @throws UnsupportedOperationException when this runtime cannot do that
     */
    RuntimeBuilder<T, I> metering(Metering metering);

    /**
     * Adds a carrier of thread state, beside those found through {@code ServiceLoader}.
     *
     * @param carrier carries it
     * @return a new builder
     */
    RuntimeBuilder<T, I> carrier(ContextCarrier carrier);

    /**
     * Where failures go that nobody else could be told.
     *
     * @param hook gets them
     * @return a new builder
     */
    RuntimeBuilder<T, I> uncaught(UncaughtHook hook);

    /**
     * The plan by which tasks are cancelled that were given none of their own.
     *
     * @param plan the windows; without it, {@link CancellationPlan#DEFAULT}
     * @return a new builder
     */
    RuntimeBuilder<T, I> cancellation(CancellationPlan plan);

    /**
     * Makes the runtime.
     *
     * @return a running runtime; close it when done
     */
    Runtime<T, I> build();
}
