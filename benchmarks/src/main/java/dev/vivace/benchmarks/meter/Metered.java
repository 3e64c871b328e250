package dev.vivace.benchmarks.meter;

import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Metering;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks or slices in a runtime that meters. EXACT needs {@code java.lang} opened, or it is SAMPLED in truth. */
final class Metered implements Rival {

    /** What is run. */
    interface Load {
        long run(Runtime<@Nullable Object, TaskId> runtime, int size) throws InterruptedException;
    }

    private static final int YIELDERS = 100;

    private final Runtime<@Nullable Object, TaskId> runtime;
    private final Load load;

    Metered(Load load) {
        this(builder(), load);
    }

    Metered(Metering metering, Load load) {
        this(builder().metering(metering), load);
    }

    private Metered(RuntimeBuilder<@Nullable Object, TaskId> builder, Load load) {
        this.runtime = builder.build();
        this.load = load;
    }

    private static RuntimeBuilder<@Nullable Object, TaskId> builder() {
        return RuntimeProvider.find().runtimeBuilder();
    }

    static long tasks(Runtime<@Nullable Object, TaskId> runtime, int size) throws InterruptedException {
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            tasks.add(runtime.<Integer>to().run(() -> 1));
        }
        return sum(tasks);
    }

    /** Several tasks, so that a carrier always has the next at hand: of one alone, the wake-up of another carrier is measured. */
    static long slices(Runtime<@Nullable Object, TaskId> runtime, int size) throws InterruptedException {
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>(YIELDERS);
        for (int i = 0; i < YIELDERS; i++) {
            tasks.add(runtime.<Integer>to().run(() -> slices(size / YIELDERS)));
        }
        return sum(tasks);
    }

    /** A yield is a wait that is over at once: it ends a slice, and nothing else. */
    @SuppressWarnings("ThreadPriorityCheck") // that is what is measured
    private static int slices(int size) {
        for (int i = 0; i < size; i++) {
            Thread.yield();
        }
        return size;
    }

    private static long sum(List<SpawningTask<Integer, TaskId>> tasks) throws InterruptedException {
        long sum = 0;
        for (SpawningTask<Integer, TaskId> task : tasks) {
            sum += task.await();
        }
        return sum;
    }

    @Override
    public long run(int size) throws InterruptedException {
        return load.run(runtime, size);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
