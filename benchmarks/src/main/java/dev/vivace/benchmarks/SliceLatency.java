package dev.vivace.benchmarks;

import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Metering;
import dev.vivace.priority.TaskPriority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long does urgent work wait for tasks that are on their way? Ten thousand LOW tasks compute for 20 microseconds, park,
 * and go on, again and again; now and then one HIGH task is started; measured is the time until its first line runs.
 *
 * <p>One platform thread wakes the parked ones, as a poller would, and starts the HIGH ones. The tasks must not wake each
 * other: what a carrier of the JDK wakes goes to its own queue, and while that has anything the carrier takes nothing that
 * was started from outside. Two tasks that wake each other hold a carrier for ever. Nor must a latch let all go, where each
 * waiter wakes the next and then waits for its turn among those that are already on their way.
 *
 * <p>Compared: the JDK's scheduler, where a runner of ours queues behind all that can go on, and carriers of our own, which
 * order every slice by priority. Decided: exact metering orders slices, too.
 *
 * <p>Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED}. Arguments: {@code --quick} for fewer samples.
 */
public final class SliceLatency {

    private static final int BACKLOG = 10_000;
    private static final long BURN_NANOS = 20_000;

    private final Runtime<@Nullable Object, TaskId> runtime;
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final List<Double> micros = new ArrayList<>();

    // Written once by the measuring thread; read by the tasks.
    private volatile boolean over;

    // Written by the task that is waited for; cleared by the measuring thread before it starts one.
    private volatile long began;

    private SliceLatency(Runtime<@Nullable Object, TaskId> runtime) {
        this.runtime = runtime;
    }

    /**
     * Measures and prints a table.
     *
     * @param args see the class
     */
    public static void main(String[] args) {
        int samples = Arrays.asList(args).contains("--quick") ? 40 : 400;
        Table table = Table.of(
                "Start of a HIGH task among %,d LOW ones that compute for %d us, park and go on, %,d samples, in us"
                        .formatted(BACKLOG, BURN_NANOS / 1_000, samples),
                "p50",
                "p99",
                "max");
        report(table, "the JDK's scheduler", samples, Metering.OFF);
        report(table, "exact metering: carriers of our own", samples, Metering.EXACT);
        table.print();
    }

    private static void report(Table table, String name, int samples, Metering metering) {
        try (Runtime<@Nullable Object, TaskId> runtime =
                Runtimes.builder().metering(metering).build()) {
            SliceLatency latency = new SliceLatency(runtime);
            latency.measure(samples);
            table.row(
                    name,
                    "%,.0f".formatted(Samples.percentile(latency.micros, 0.5)),
                    "%,.0f".formatted(Samples.percentile(latency.micros, 0.99)),
                    "%,.0f".formatted(Samples.percentile(latency.micros, 1)));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the work itself tells what becomes of it
    private void measure(int samples) {
        for (int i = 0; i < BACKLOG; i++) {
            runtime.<Object>to().priority(TaskPriority.LOW).run(this::work);
        }
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        int warmup = samples / 4;
        for (int i = 0; i < warmup + samples; i++) {
            long until = System.nanoTime() + random.nextLong(1_000_000, 3_000_000);
            while (System.nanoTime() - until < 0 || arrived.get() < BACKLOG) {
                wakeAll();
            }
            double waited = startOne();
            if (i >= warmup) {
                micros.add(waited);
            }
        }
        over = true;
        while (ended.get() < BACKLOG) {
            wakeAll();
        }
    }

    /** Wakes those that wait meanwhile: the JDK's scheduler would have nobody else to run, soon. */
    @SuppressWarnings("FutureReturnValueIgnored") // the work itself tells when it begins
    private double startOne() {
        began = 0;
        long asked = System.nanoTime();
        runtime.<Object>to().priority(TaskPriority.HIGH).run(() -> {
            began = System.nanoTime();
            return "done";
        });
        while (began == 0) {
            wakeAll();
        }
        return (began - asked) / 1_000.0;
    }

    private void wakeAll() {
        for (Thread thread = waiting.poll(); thread != null; thread = waiting.poll()) {
            LockSupport.unpark(thread);
        }
        LockSupport.parkNanos(20_000); // the processors are for the tasks
    }

    private Object work() {
        arrived.incrementAndGet();
        while (!over) {
            long end = System.nanoTime() + BURN_NANOS;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            waiting.add(Thread.currentThread());
            LockSupport.park(this);
        }
        ended.incrementAndGet();
        return "done";
    }
}
