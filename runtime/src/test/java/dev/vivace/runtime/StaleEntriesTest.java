package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was stopped while it was queued must not stay in a queue that nobody comes to. */
@Timeout(60)
class StaleEntriesTest {

    @Test
    void tasks_that_were_stopped_in_the_queue_are_not_kept() throws InterruptedException {
        int tasks = 60_000;
        CountDownLatch over = new CountDownLatch(1);
        List<WeakReference<Object>> all = new ArrayList<>(tasks);
        try (Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().maxConcurrency(1).build()) {
            CountDownLatch begun = new CountDownLatch(1);
            runtime.<Integer>to().run(context -> {
                begun.countDown();
                while (over.getCount() > 0) {
                    Thread.onSpinWait(); // it does not wait, so it keeps the only permit
                }
                return 1;
            });
            begun.await();
            for (int i = 0; i < tasks; i++) {
                SpawningTask<Integer, TaskId> task = runtime.<Integer>to().run(() -> 1);
                all.add(new WeakReference<>(task));
                task.cancel(CancellationLevel.KILL);
            }
            System.gc();
            assertThat(all.stream().filter(task -> task.get() != null).count()).isLessThan(tasks);
            over.countDown();
        }
    }
}
