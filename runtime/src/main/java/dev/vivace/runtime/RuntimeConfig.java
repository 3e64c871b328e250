package dev.vivace.runtime;

import dev.vivace.RuntimeListener;
import dev.vivace.UncaughtHook;
import dev.vivace.context.ContextCarrier;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.metric.Metering;
import dev.vivace.runtime.metering.TaskEvents;
import dev.vivace.runtime.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Everything that was said of a runtime before it was made. Immutable. Zero means that nothing was said. */
record RuntimeConfig(
        String name,
        int workerThreads,
        long stackSize,
        int maxConcurrency,
        Duration aging,
        @Nullable Long seed,
        Metering metering,
        UncaughtHook hook,
        CancellationPlan cancellation,
        List<RuntimeListener> listeners,
        List<ContextCarrier> carriers) {

    Draft edit() {
        return new Draft(this);
    }

    Scheduler.Plan plan(@Nullable TaskEvents slices) {
        int threads = workerThreads > 0
                ? workerThreads
                : java.lang.Runtime.getRuntime().availableProcessors();
        return new Scheduler.Plan(maxConcurrency, aging.toNanos(), seed, threads, stackSize, name, slices);
    }

    /** Where jitter and trace ids come from. */
    RandomGenerator random() {
        return seed != null ? new Random(seed) : (SharedRandom) ThreadLocalRandom::current;
    }

    /** The calling thread's own generator, for an object that many threads share. */
    @FunctionalInterface
    private interface SharedRandom extends RandomGenerator {

        RandomGenerator current();

        @Override
        default long nextLong() {
            return current().nextLong();
        }
    }

    /** A configuration that is being written, by one thread. */
    static final class Draft {
        String name;
        int workerThreads;
        long stackSize;
        int maxConcurrency;
        Duration aging;

        @Nullable
        Long seed;

        Metering metering;
        UncaughtHook hook;
        CancellationPlan cancellation;
        List<RuntimeListener> listeners;
        List<ContextCarrier> carriers;

        private Draft(RuntimeConfig from) {
            name = from.name;
            workerThreads = from.workerThreads;
            stackSize = from.stackSize;
            maxConcurrency = from.maxConcurrency;
            aging = from.aging;
            seed = from.seed;
            metering = from.metering;
            hook = from.hook;
            cancellation = from.cancellation;
            listeners = from.listeners;
            carriers = from.carriers;
        }

        RuntimeConfig freeze() {
            return new RuntimeConfig(
                    name,
                    workerThreads,
                    stackSize,
                    maxConcurrency,
                    aging,
                    seed,
                    metering,
                    hook,
                    cancellation,
                    listeners,
                    carriers);
        }
    }
}
