package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.ConductedTask;
import dev.vivace.Conductor;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an orchestrator can do with a task that has not started, and what it hears. */
@Timeout(60)
class ConductingTest {

    /** Notes what it hears. */
    private static class Ear implements Conductor {
        final List<String> heard = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch left = new CountDownLatch(1);

        @Override
        public void asked() {
            heard.add("asked");
        }

        @Override
        public void begun() {
            heard.add("begun");
        }

        @Override
        public void completing(@Nullable Object value) throws Exception {
            heard.add("completing " + value);
        }

        @Override
        public void settled() {
            heard.add("settled");
        }

        @Override
        public void left() {
            heard.add("left");
            left.countDown();
        }

        @Override
        public void ranked() {
            heard.add("ranked");
        }
    }

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().name("conducting").build();
    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private final SpawningTask<Integer, TaskId> parent = runtime.<Integer>to()
            .name("parent")
            .prepare(context -> {
                context.await(ended);
                return 0;
            });
    private final Ear ear = new Ear();

    @AfterEach
    void close() {
        end.countDown();
        ended.complete(null);
        runtime.close();
    }

    private ConductedTask<String, TaskId> conducted(Callable<String> work) {
        ConductedTask<String, TaskId> task =
                runtime.conducted(runtime.<String>to().name("child").prepare(work));
        task.conduct(parent, TaskPriority.LOW, ear);
        return task;
    }

    @Test
    void a_conducted_task_is_a_child_and_starts_when_it_is_launched() throws Exception {
        var task = conducted(() -> "done");
        assertThat(task.path()).isEqualTo("parent/child");
        assertThat(task.priority()).isEqualTo(TaskPriority.LOW);
        assertThat(parent.relationships().children()).containsExactly(task);
        task.start();
        assertThat(task.status()).isEqualTo(TaskStatus.PENDING);

        parent.start();
        task.launch(null);
        assertThat(task.await()).isEqualTo("done");
        ear.left.await();
        assertThat(ear.heard).containsExactly("asked", "begun", "completing done", "settled", "left");
        assertThat(task.endNanos()).isGreaterThanOrEqualTo(task.beginNanos());
    }

    @Test
    void what_is_known_is_not_run_again() throws Exception {
        var task = conducted(() -> {
            throw new AssertionError("it must not run");
        });
        assertThat(task.complete("known")).isTrue();
        assertThat(task.complete("again")).isFalse();
        assertThat(task.await()).isEqualTo("known");
        assertThat(task.statusHistory().stream().map(StatusChange::to))
                .containsExactly(TaskStatus.RUNNING, TaskStatus.COMPLETED);
        assertThat(ear.heard).containsExactly("settled", "left");
        task.launch(null);
        assertThat(task.status()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void a_cancellation_keeps_its_cause() {
        var task = conducted(() -> "never");
        IOException lost = new IOException("lost");
        task.cancelFor(CancellationLevel.GRACEFUL, new AsyncTaskException(new AsyncTaskError.Failure(lost)));
        assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(task.errors()).containsExactly(new AsyncTaskError.Failure(lost));
        assertThatThrownBy(task::await).hasRootCause(lost);
        assertThat(ear.heard).containsExactly("settled", "left");
        assertThat(task.complete("late")).isFalse();
    }

    @Test
    void a_conductor_that_cannot_keep_a_value_fails_the_task() throws Exception {
        IOException full = new IOException("full");
        var task = runtime.conducted(runtime.<String>to().prepare(() -> "value"));
        task.conduct(parent, TaskPriority.NORMAL, new Ear() {
            @Override
            public void completing(@Nullable Object value) throws Exception {
                throw full;
            }
        });
        task.launch(null);
        assertThat(task.awaitResult().failure()).contains(new AsyncTaskError.Io(full));
    }

    @Test
    void a_place_is_free_only_when_the_work_has_gone() throws Exception {
        CountDownLatch runs = new CountDownLatch(1);
        var task = conducted(() -> {
            runs.countDown();
            boolean deaf = true;
            while (deaf) {
                try {
                    end.await();
                    deaf = false;
                } catch (InterruptedException ignored) {
                    // deaf work goes on
                }
            }
            return "late";
        });
        task.launch(null);
        runs.await();
        task.cancel(CancellationLevel.KILL_HARD);
        assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(ear.heard).containsExactly("begun", "settled");
        end.countDown();
        ear.left.await();
        assertThat(ear.heard).containsExactly("begun", "settled", "left");
    }

    @Test
    void a_shared_task_goes_on_on_the_thread_of_the_one_before_it() throws Exception {
        AtomicReference<@Nullable Thread> first = new AtomicReference<>();
        AtomicReference<@Nullable Thread> second = new AtomicReference<>();
        var next = runtime.conducted(runtime.<String>to().lane(Lane.SHARED).prepare(() -> {
            second.set(Thread.currentThread());
            return "second";
        }));
        var task = runtime.conducted(runtime.<String>to().prepare(() -> {
            first.set(Thread.currentThread());
            return "first";
        }));
        next.conduct(parent, TaskPriority.NORMAL, new Ear());
        task.conduct(parent, TaskPriority.NORMAL, new Ear() {
            @Override
            public void settled() {
                next.launch(task);
            }
        });
        task.launch(null);
        assertThat(next.await()).isEqualTo("second");
        assertThat(second.get()).isNotNull().isSameAs(first.get());
    }

    @Test
    void a_fresh_task_gets_a_thread_of_its_own() throws Exception {
        AtomicReference<@Nullable Thread> first = new AtomicReference<>();
        AtomicReference<@Nullable Thread> second = new AtomicReference<>();
        var next = conducted(() -> {
            second.set(Thread.currentThread());
            return "second";
        });
        var task = runtime.conducted(runtime.<String>to().prepare(() -> {
            first.set(Thread.currentThread());
            return "first";
        }));
        task.conduct(parent, TaskPriority.NORMAL, new Ear() {
            @Override
            public void settled() {
                next.launch(task);
            }
        });
        task.launch(null);
        next.await();
        assertThat(second.get()).isNotSameAs(first.get());
    }

    @Test
    void a_chain_of_shared_tasks_needs_no_deep_stack() throws Exception {
        List<ConductedTask<Integer, TaskId>> chain = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            int number = i;
            chain.add(runtime.conducted(runtime.<Integer>to().lane(Lane.SHARED).prepare(() -> number)));
        }
        for (int i = 0; i < chain.size(); i++) {
            int number = i;
            chain.get(i).conduct(parent, TaskPriority.NORMAL, new Ear() {
                @Override
                public void settled() {
                    if (number + 1 < chain.size()) {
                        chain.get(number + 1).launch(chain.get(number));
                    }
                }
            });
        }
        chain.getFirst().launch(null);
        assertThat(chain.getLast().await()).isEqualTo(chain.size() - 1);
    }

    @Test
    void the_parent_takes_down_what_has_not_started() {
        var task = conducted(() -> "never");
        parent.cancel(CancellationLevel.GRACEFUL);
        assertThat(task.status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(parent.status()).isEqualTo(TaskStatus.CANCELLED);
        var late = runtime.conducted(runtime.<String>to().prepare(() -> "late"));
        assertThatThrownBy(() -> late.conduct(parent, TaskPriority.NORMAL, new Ear()))
                .isInstanceOf(AsyncTaskException.class);
    }

    @Test
    void only_a_free_pending_task_can_be_conducted() throws Exception {
        var twice = conducted(() -> "x");
        assertThatThrownBy(() -> twice.conduct(parent, TaskPriority.NORMAL, new Ear()))
                .hasMessageContaining("an orchestrator has it already");
        var run = runtime.conducted(runtime.<String>to().run(() -> "x"));
        run.await();
        assertThatThrownBy(() -> run.conduct(parent, TaskPriority.NORMAL, new Ear()))
                .hasMessageContaining("COMPLETED");
        var detached = runtime.conducted(runtime.<String>to().detached().prepare(() -> "x"));
        assertThatThrownBy(() -> detached.conduct(parent, TaskPriority.NORMAL, new Ear()))
                .hasMessageContaining("whose child");
        try (Runtime<@Nullable Object, TaskId> other =
                RuntimeProvider.find().runtimeBuilder().name("other").build()) {
            var foreign = other.<String>to().prepare(() -> "x");
            assertThatThrownBy(() -> runtime.conducted(foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("conducting");
        }
    }
}
