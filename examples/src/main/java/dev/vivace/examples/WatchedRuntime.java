package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.warnings.WarningLimits;
import dev.vivace.warnings.Warnings;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What looks wrong here? A task that blocks in code of its own is told of, and says where. */
public final class WatchedRuntime {

    private WatchedRuntime() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try (Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().build()) {
            CountDownLatch never = new CountDownLatch(1);
            var blocked = runtime.<Integer>to().name("blocked").run(() -> {
                never.await();
                return 1;
            });
            WarningLimits limits = WarningLimits.DEFAULT
                    .withEvery(Duration.ofMillis(100))
                    .withStuck(Duration.ofMillis(500))
                    .withUnchecked(Duration.ofMillis(500));
            System.out.println(firstWarning(runtime, limits));
            RuntimeSnapshot snapshot = runtime.snapshot();
            System.out.println(
                    snapshot.gauges().live() + " live, " + snapshot.gauges().queued() + " queued");
            never.countDown();
            blocked.await();
        }
    }

    /** Watches until something looks wrong. */
    static TaskWarning firstWarning(Runtime<@Nullable Object, TaskId> runtime, WarningLimits limits)
            throws InterruptedException {
        List<TaskWarning> told = new CopyOnWriteArrayList<>();
        CountDownLatch first = new CountDownLatch(1);
        var listening = runtime.listen(new RuntimeListener() {
            @Override
            public boolean followsTasks() {
                return false; // only warnings: tasks cost no more than without
            }

            @Override
            public void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {
                told.add(warning);
                first.countDown();
            }
        });
        try (Warnings _ = Warnings.watch(runtime, limits)) {
            first.await();
            return told.getFirst();
        } finally {
            listening.close();
        }
    }
}
