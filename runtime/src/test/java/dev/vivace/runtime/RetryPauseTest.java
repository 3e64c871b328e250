package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.watch.RetryNotice;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits for another attempt holds no thread, and is a task like any other meanwhile. */
@Timeout(60)
class RetryPauseTest {

    private static final Duration LONG = Duration.ofDays(1);

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().workerThreads(1).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> patient() {
        return runtime.<Integer>to().retry(3, RetryStrategy.fixed(LONG));
    }

    /** A task that fails until its third attempt. */
    private VirtualTask<Integer, TaskId> resting(SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> with) {
        VirtualTask<Integer, TaskId> task = (VirtualTask<Integer, TaskId>) with.run(context -> {
            if (context.attempt() < 3) {
                throw new IOException("as intended");
            }
            return context.attempt();
        });
        awaitRest(task);
        return task;
    }

    private static void awaitRest(VirtualTask<?, ?> task) {
        while (task.pause() == null || task.thread() != null) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_task_that_rests_has_no_thread(Lane lane) throws InterruptedException {
        VirtualTask<Integer, TaskId> task = resting(patient().lane(lane));
        assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(task.attempt()).isEqualTo(1);
        assertThat(task.snapshot().tasks().getFirst().waitingFor()).contains("retry 1 of 3");
        assertThat(task.snapshot().tasks().getFirst().thread()).isEmpty();
        assertThat(task.retryNow()).isTrue();
        while (task.attempt() < 2) {
            Thread.onSpinWait();
        }
        awaitRest(task);
        assertThat(task.retryNow()).isTrue();
        assertThat(task.await()).isEqualTo(3);
        assertThat(task.errors()).hasSize(2);
    }

    @Test
    void the_only_thread_of_a_lane_is_free_meanwhile() throws InterruptedException {
        VirtualTask<Integer, TaskId> task = resting(patient().lane(Lane.CPU));
        assertThat(runtime.<Integer>to().lane(Lane.CPU).await(() -> 7)).isEqualTo(7);
        assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
        task.cancel(CancellationLevel.KILL);
    }

    @ParameterizedTest
    @EnumSource(CancellationLevel.class)
    void each_level_ends_a_rest_at_once(CancellationLevel level) {
        VirtualTask<Integer, TaskId> task = resting(patient());
        task.cancel(level);
        assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.retryNow()).isFalse();
        assertThat(task.pause()).isNull();
        assertThat(runtime.abandoned()).isEmpty();
    }

    @Test
    void children_that_go_on_are_waited_for_when_a_rest_is_ended() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        VirtualTask<Integer, TaskId> task =
                (VirtualTask<Integer, TaskId>) patient().run(context -> {
                    runtime.<Integer>to().run(() -> {
                        begun.countDown();
                        awaitDeaf(release);
                        return 1;
                    });
                    throw new IOException("as intended");
                });
        awaitRest(task);
        begun.await();
        task.cancel(CancellationLevel.GRACEFUL);
        assertThat(task.status()).isEqualTo(TaskStatus.PENDING_CANCELLATION);
        release.countDown();
        task.awaitResult();
        assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED);
    }

    private static void awaitDeaf(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_wish_before_the_thread_has_left_is_kept() throws InterruptedException {
        AtomicInteger wishes = new AtomicInteger();
        runtime.listen(new RuntimeListener() {
            @Override
            public void onRetry(AsyncTask<?, ?> task, RetryNotice notice) {
                while (!((VirtualTask<?, ?>) task).retryNow()) {
                    Thread.onSpinWait();
                }
                wishes.incrementAndGet();
            }
        });
        List<VirtualTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            tasks.add((VirtualTask<Integer, TaskId>) patient().run(context -> {
                if (context.attempt() < 3) {
                    throw new IOException("as intended");
                }
                return context.attempt();
            }));
        }
        for (VirtualTask<Integer, TaskId> task : tasks) {
            assertThat(task.await()).isEqualTo(3);
        }
        assertThat(wishes).hasValue(2_000);
    }
}
