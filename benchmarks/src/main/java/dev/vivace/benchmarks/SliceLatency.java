package dev.vivace.benchmarks;

import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Metering;
import dev.vivace.priority.TaskPriority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long does urgent work wait for tasks that are on their way? Ten thousand LOW tasks compute for 20 microseconds, wake a
 * partner, park, and go on, again and again; now and then one HIGH task is started; measured is the time until its first
 * line runs.
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
    private final AtomicReferenceArray<Thread> threads = new AtomicReferenceArray<>(BACKLOG);
    private final List<Double> micros = Collections.synchronizedList(new ArrayList<>());

    // Written once by the measuring thread; read by the tasks.
    private volatile boolean over;

    private SliceLatency(Runtime<@Nullable Object, TaskId> runtime) {
        this.runtime = runtime;
    }

    /**
     * Measures and prints a table.
     *
     * @param args see the class
     * @throws InterruptedException when the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        int samples = Arrays.asList(args).contains("--quick") ? 40 : 1_000;
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

    private static void report(Table table, String name, int samples, Metering metering) throws InterruptedException {
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

    @SuppressWarnings("FutureReturnValueIgnored") // the work itself tells when it begins
    private void measure(int samples) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(BACKLOG);
        CountDownLatch ended = new CountDownLatch(BACKLOG);
        for (int i = 0; i < BACKLOG; i++) {
            int mine = i;
            runtime.<Object>to().priority(TaskPriority.LOW).run(() -> {
                threads.set(mine, Thread.currentThread());
                begun.countDown();
                begun.await(); // or the last would wait for the first to have gone on, again and again
                work(mine ^ 1);
                ended.countDown();
                return "done";
            });
        }
        begun.await();
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < samples / 4 + samples; i++) {
            LockSupport.parkNanos(random.nextLong(1_000_000, 3_000_000));
            double waited = startOne();
            if (i >= samples / 4) {
                micros.add(waited);
            }
        }
        over = true;
        for (int i = 0; i < BACKLOG; i++) {
            LockSupport.unpark(threads.get(i));
        }
        ended.await();
    }

    private double startOne() throws InterruptedException {
        long asked = System.nanoTime();
        long began = runtime.<Long>to().priority(TaskPriority.HIGH).await(System::nanoTime);
        return (began - asked) / 1_000.0;
    }

    private void work(int partner) {
        while (!over) {
            long end = System.nanoTime() + BURN_NANOS;
            while (System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            LockSupport.unpark(threads.get(partner));
            LockSupport.park(this);
        }
        LockSupport.unpark(threads.get(partner));
    }
}
