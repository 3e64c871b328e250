package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Children that run on the stack of the parent that waits for them. One CPU thread makes it certain who begins them. */
@Timeout(60)
class HelpingTest {

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().workerThreads(1).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private <R> SpawningTaskBuilder<R, AsyncTaskException, TaskId> onCpu() {
        return runtime.<R>to().lane(Lane.CPU);
    }

    /** Whether a child that is built so runs on its parent's thread. */
    private boolean isHelped(UnaryOperator<SpawningTaskBuilder<Thread, AsyncTaskException, TaskId>> child)
            throws InterruptedException {
        return this.<Boolean>onCpu().await(context -> {
            SpawningTask<Thread, TaskId> task = child.apply(onCpu()).run(Thread::currentThread);
            return task.await().equals(Thread.currentThread());
        });
    }

    @Test
    void a_plain_child_runs_on_its_parents_thread() throws InterruptedException {
        assertThat(isHelped(child -> child)).isTrue();
    }

    @Test
    void a_child_with_a_timeout_does_not_so_that_its_parent_is_free_when_it_passes() throws InterruptedException {
        assertThat(isHelped(child -> child.timeout(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void a_child_with_policies_does_not() throws InterruptedException {
        assertThat(isHelped(child -> child.attemptTimeout(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void a_stranger_does_not() throws InterruptedException {
        assertThat(isHelped(child -> child.detached())).isFalse();
    }

    @Test
    void children_that_ran_on_their_parents_thread_are_not_kept() throws InterruptedException {
        int children = 60_000;
        long kept = this.<Long>onCpu().await(context -> {
            List<WeakReference<Object>> all = new ArrayList<>(children);
            for (int i = 0; i < children; i++) {
                SpawningTask<Integer, TaskId> child = this.<Integer>onCpu().run(() -> 1);
                all.add(new WeakReference<>(child));
                child.await();
            }
            System.gc();
            return all.stream().filter(child -> child.get() != null).count();
        });
        assertThat(kept).isLessThan(children);
    }

    @Test
    void a_parent_is_not_charged_for_the_child_it_ran() throws Exception {
        int bytes = 50_000_000;
        SpawningTask<Integer, TaskId> parent = this.<Integer>onCpu().run((AsyncWork<Integer>)
                context -> this.<byte[]>onCpu().run(() -> new byte[bytes]).await().length);
        assertThat(parent.await()).isEqualTo(bytes);
        assertThat(parent.memoryUsage().allocated().value()).isPresent();
        assertThat(parent.memoryUsage().allocated().value().getAsLong()).isLessThan(bytes / 2);
        assertThat(parent.totalUsage().memory().allocated().value().getAsLong()).isGreaterThan(bytes);
    }

    @Test
    void a_chain_may_be_deeper_than_a_stack_is_let_grow() throws InterruptedException {
        assertThat(this.<Integer>onCpu().await((AsyncWork<Integer>) context -> depth(500)))
                .isEqualTo(500);
    }

    private int depth(int left) throws InterruptedException {
        return left == 0
                ? 0
                : 1
                        + this.<Integer>onCpu()
                                .run((AsyncWork<Integer>) context -> depth(left - 1))
                                .await();
    }

    @Test
    void a_parent_that_is_killed_meanwhile_finds_its_thread_interrupted() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        SpawningTask<Boolean, TaskId> parent = this.<Boolean>onCpu().run((AsyncWork<Boolean>) context -> {
            SpawningTask<Boolean, TaskId> child = this.<Boolean>onCpu().run(() -> {
                inside.countDown();
                new CountDownLatch(1).await();
                return true;
            });
            try {
                return child.await();
            } finally {
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        inside.await();
        parent.cancel(CancellationLevel.KILL);
        parent.awaitResult();
        assertThat(parent.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(interrupted).isTrue();
    }
}
