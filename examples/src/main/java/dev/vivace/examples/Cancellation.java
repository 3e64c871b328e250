package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.CancellationResult;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationPlan;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** One call stops anything: it asks, then interrupts, then lets go. Who listens ends early, who is deaf ends last. */
public final class Cancellation {

    private static final CancellationPlan PLAN =
            CancellationPlan.escalate(Duration.ofMillis(100), Duration.ofMillis(100));

    private Cancellation() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println("polite:    " + stop(Cancellation::polite));
        System.out.println("impatient: " + stop(Cancellation::interruptible));
        CountDownLatch release = new CountDownLatch(1);
        System.out.println("deaf:      " + stop(context -> deaf(release)));
        release.countDown();
    }

    /** Starts the work, and stops it once it runs. */
    static CancellationResult stop(AsyncWork<String> work) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        SpawningTask<String, TaskId> task = AsyncTask.<String>to().run(context -> {
            running.countDown();
            return work.run(context);
        });
        running.await();
        return task.cancel(PLAN);
    }

    /** Ends at the first level: every wait of the library, and every checkpoint, sees that it was asked to stop. */
    static String polite(TaskContext context) throws InterruptedException {
        context.onCancel(level -> System.out.println("           (cleaning up)"));
        context.sleep(Duration.ofHours(1));
        return "never";
    }

    /** Ends at the second: it blocks in code that only knows interrupts. */
    static String interruptible(TaskContext context) throws InterruptedException {
        new CountDownLatch(1).await();
        return "never";
    }

    /** Ends at the third: its handle settles and its caller is free, while its thread goes on until it is released. */
    static String deaf(CountDownLatch release) {
        while (release.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
        return "at last";
    }
}
