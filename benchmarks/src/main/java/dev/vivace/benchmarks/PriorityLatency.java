package dev.vivace.benchmarks;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import dev.vivace.priority.TaskPriority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long does urgent work wait behind a backlog? Ten thousand LOW tasks that compute for 100 microseconds each are kept
 * waiting, and now and then one HIGH task is started; measured is the time until its first line runs.
 *
 * <p>Compared: tasks on the FRESH, SHARED and CPU lanes, without any limit of concurrency, and bare virtual threads, which
 * know no priority. Decided: what is ready waits in the runtime's own queue, not in the JDK's scheduler.
 *
 * <p>Arguments: {@code --quick} for fewer samples.
 */
public final class PriorityLatency {

    private static final int BACKLOG = 10_000;
    private static final long BURN_NANOS = 100_000;

    private final Consumer<Runnable> low;
    private final Consumer<Runnable> high;
    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Double> micros = Collections.synchronizedList(new ArrayList<>());

    private PriorityLatency(Consumer<Runnable> low, Consumer<Runnable> high) {
        this.low = low;
        this.high = high;
    }

    /**
     * Measures and prints a table.
     *
     * @param args see the class
     * @throws InterruptedException when the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        int samples = Arrays.asList(args).contains("--quick") ? 200 : 2_000;
        Table table = Table.of(
                "Start of a HIGH task behind %,d LOW ones of %d us each, %,d samples, in us"
                        .formatted(BACKLOG, BURN_NANOS / 1_000, samples),
                "p50",
                "p99",
                "max");
        report(
                table,
                "bare virtual threads",
                samples,
                new PriorityLatency(Thread::startVirtualThread, Thread::startVirtualThread));
        for (Lane lane : Lane.values()) {
            try (Runtime<@Nullable Object, TaskId> runtime = Runtimes.open()) {
                report(table, "vivace, lane " + lane, samples, of(runtime, lane));
            }
        }
        table.print();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the work itself tells when it begins
    private static PriorityLatency of(Runtime<@Nullable Object, TaskId> runtime, Lane lane) {
        return new PriorityLatency(
                work -> runtime.to().lane(lane).priority(TaskPriority.LOW).run(workOf(work)),
                work -> runtime.to().lane(lane).priority(TaskPriority.HIGH).run(workOf(work)));
    }

    private static AsyncWork<Object> workOf(Runnable work) {
        return context -> {
            work.run();
            return "done";
        };
    }

    private static void report(Table table, String name, int samples, PriorityLatency latency)
            throws InterruptedException {
        latency.measure(samples / 4);
        latency.micros.clear();
        latency.measure(samples);
        table.row(
                name,
                "%,.0f".formatted(Samples.percentile(latency.micros, 0.5)),
                "%,.0f".formatted(Samples.percentile(latency.micros, 0.99)),
                "%,.0f".formatted(Samples.percentile(latency.micros, 1)));
    }

    /** Takes samples at random moments, one to three milliseconds apart, and waits until they are there. */
    private void measure(int samples) throws InterruptedException {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        CountDownLatch taken = new CountDownLatch(samples);
        for (int i = 0; i < samples; i++) {
            while (waiting.get() < BACKLOG) {
                waiting.incrementAndGet();
                low.accept(this::burn);
            }
            LockSupport.parkNanos(random.nextLong(1_000_000, 3_000_000));
            long asked = System.nanoTime();
            high.accept(() -> {
                micros.add((System.nanoTime() - asked) / 1_000.0);
                taken.countDown();
            });
        }
        taken.await();
    }

    private void burn() {
        waiting.decrementAndGet();
        long end = System.nanoTime() + BURN_NANOS;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
