package dev.vivace.examples.stress;

import dev.vivace.Runtime;
import dev.vivace.ShutdownReport;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What must hold when a round is over: nothing left, every permit back, every failure accounted for. */
final class Aftermath {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Round round;
    private final Runtime<@Nullable Object, TaskId> runtime;
    private final Tally tally;

    Aftermath(Round round, Runtime<@Nullable Object, TaskId> runtime, Tally tally) {
        this.round = round;
        this.runtime = runtime;
        this.tally = tally;
    }

    void examine(Forest forest) throws InterruptedException {
        requireAllPermits();
        requireCleanEnd();
        requireNoThread();
        requireBalance(forest.unbalanced());
    }

    /** With n permits, n tasks can run at once again, and no more. */
    private void requireAllPermits() throws InterruptedException {
        if (round.limit() == 0) {
            return;
        }
        requireQuiet();
        int all = round.limit();
        CountDownLatch arrived = new CountDownLatch(all);
        CountDownLatch leave = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i <= all; i++) {
            tasks.add(runtime.<Integer>to().run(() -> {
                int now = inside.incrementAndGet();
                arrived.countDown();
                leave.await();
                return now;
            }));
        }
        tally.require(
                arrived.await(PATIENCE.toSeconds(), TimeUnit.SECONDS),
                "only " + inside + " of " + all + " permits are back");
        tally.require(inside.get() <= all, inside + " tasks run with " + all + " permits");
        tally.require(runtime.queuedCount() == 1, runtime.queuedCount() + " tasks are queued, not the one too many");
        leave.countDown();
        boolean ended = until(() -> tasks.stream().allMatch(SpawningTask::isDone));
        tally.require(ended, "tasks that were let go do not end: " + tasks);
        requireQuiet();
        tally.count("permits that came back", all);
    }

    /** Waits until the runtime calls itself quiet, but not for ever. */
    private void requireQuiet() throws InterruptedException {
        Thread waiter = Thread.ofPlatform().daemon().start(() -> {
            try {
                runtime.awaitQuiet();
            } catch (InterruptedException e) {
                tally.wrong("awaitQuiet() did not return in " + PATIENCE + "; queued " + runtime.queuedCount()
                        + ", abandoned " + runtime.abandoned() + "\n"
                        + runtime.dump().text());
            }
        });
        if (!waiter.join(PATIENCE)) {
            waiter.interrupt();
            waiter.join();
        }
    }

    private void requireCleanEnd() throws InterruptedException {
        ShutdownReport report = runtime.shutdown(PATIENCE);
        tally.require(report.isComplete(), "the shutdown reports " + report);
        tally.require(report.cancelled() == 0, "the shutdown had to cancel: " + report);
        tally.require(runtime.activeCount() == 0, runtime.activeCount() + " tasks are active after the shutdown");
        tally.require(runtime.queuedCount() == 0, runtime.queuedCount() + " tasks are queued after the shutdown");
        tally.require(runtime.abandoned().isEmpty(), "abandoned after the shutdown: " + runtime.abandoned());
    }

    private void requireNoThread() {
        boolean gone = until(() -> LiveThreads.of(round.name()).isEmpty());
        tally.require(gone, "threads are left behind: " + LiveThreads.of(round.name()));
    }

    private void requireBalance(List<Tree> trees) throws InterruptedException {
        for (Tree tree : trees) {
            tree.sweep();
            tree.requireBalance();
        }
        tally.count("trees whose last failure came late", trees.size());
    }

    static boolean until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }
}
