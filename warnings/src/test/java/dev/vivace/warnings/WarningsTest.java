package dev.vivace.warnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.PipelineProvider;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.message.ChannelConfig;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.TaskWarning;
import dev.vivace.watch.TaskWarning.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarningsTest {

    private static final WarningLimits LIMITS = WarningLimits.DEFAULT.withPinned(Duration.ZERO);

    private final TestRuntime test =
            TestRuntime.concurrent(4, RuntimeProvider.find().runtimeBuilder());
    private final Runtime<@Nullable Object, TaskId> runtime = test.runtime();
    private final Told told = new Told();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() {
        end.countDown();
        test.close();
    }

    /** Keeps what listeners are told. */
    private static final class Told implements RuntimeListener {

        final BlockingQueue<TaskWarning> warnings = new LinkedBlockingQueue<>();

        @Override
        public void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {
            warnings.add(warning);
        }
    }

    @Test
    void work_that_is_blocked_on_a_lock_is_stuck_and_says_on_which() throws Exception {
        Object monitor = new Object();
        SpawningTask<Integer, TaskId> owner = runtime.<Integer>to()
                .name("owner")
                .run(context -> {
                    synchronized (monitor) {
                        begun.countDown();
                        end.await();
                    }
                    return 1;
                });
        begun.await();
        CountDownLatch near = new CountDownLatch(1);
        SpawningTask<Integer, TaskId> blocked = runtime.<Integer>to()
                .name("blocked")
                .run(() -> {
                    near.countDown();
                    synchronized (monitor) {
                        return 2;
                    }
                });
        near.await();
        awaitState(blocked, "BLOCKED");
        Warnings warnings = watch(LIMITS);

        test.clock().advance(Duration.ofSeconds(50));
        assertThat(warnings.current()).isEmpty();
        test.clock().advance(Duration.ofSeconds(20));

        TaskWarning warning = of(blocked, warnings.current());
        assertThat(warning.kind()).isEqualTo(Kind.STUCK);
        assertThat(warning.path()).isEqualTo("blocked");
        assertThat(warning.text()).startsWith("It has been blocked for 68 s on java.lang.Object@");
        assertThat(warning.details())
                .containsEntry("state", "BLOCKED")
                .containsKey("lock")
                .containsKey("owner")
                .hasEntrySatisfying("at", at -> assertThat(at).contains("WarningsTest"));
        assertThat(of(owner, warnings.current()).kind()).isEqualTo(Kind.STUCK);
        assertThat(runtime.dump().text()).contains("WARNING STUCK  blocked");
        end.countDown();
        assertThat(blocked.await() + owner.await()).isEqualTo(3);
        test.clock().advance(Duration.ofSeconds(2));
        assertThat(warnings.current()).as("over").isEmpty();
    }

    @Test
    void a_lock_of_the_library_of_java_is_named_too() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            SpawningTask<Integer, TaskId> blocked = runtime.<Integer>to()
                    .name("blocked")
                    .run(() -> {
                        lock.lock();
                        lock.unlock();
                        return 2;
                    });
            awaitState(blocked, "WAITING");
            Warnings warnings = watch(LIMITS);
            test.clock().advance(Duration.ofSeconds(70));
            assertThat(of(blocked, warnings.current()).details().get("lock")).contains("ReentrantLock");
        } finally {
            lock.unlock();
        }
    }

    @Test
    void each_occurrence_is_told_once() throws Exception {
        SpawningTask<Integer, TaskId> blocked = blocked("blocked");
        Warnings warnings = watch(LIMITS);

        test.clock().advance(Duration.ofSeconds(70));
        assertThat(told.warnings.take().kind()).isEqualTo(Kind.STUCK);
        test.clock().advance(Duration.ofSeconds(70));
        assertThat(warnings.current()).hasSize(1);
        end.countDown();
        blocked.await();
        warnings.close();
        test.close();
        assertThat(told.warnings).isEmpty();
    }

    @Test
    void work_that_runs_without_a_checkpoint_never_checks() throws Exception {
        SpawningTask<Integer, TaskId> busy = runtime.<Integer>to().name("busy").run(() -> {
            begun.countDown();
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
            return 1;
        });
        begun.await();
        Warnings warnings = watch(LIMITS);
        test.clock().advance(Duration.ofSeconds(70));

        assertThat(of(busy, warnings.current()).kind()).isEqualTo(Kind.NEVER_CHECKS_CANCELLATION);
        assertThat(of(busy, warnings.current()).text()).contains("call checkpoint()");
    }

    @Test
    void work_that_checks_is_left_alone() throws Exception {
        CountDownLatch checked = new CountDownLatch(1);
        CountDownLatch check = new CountDownLatch(1);
        runtime.<Integer>to().name("fair").run(context -> {
            begun.countDown();
            check.await();
            context.checkpoint();
            checked.countDown();
            end.await();
            return 1;
        });
        begun.await();
        Warnings warnings = watch(LIMITS);
        test.clock().advance(Duration.ofSeconds(40));
        check.countDown();
        checked.await();
        test.clock().advance(Duration.ofSeconds(40));
        assertThat(warnings.current()).isEmpty();
    }

    @Test
    void a_task_in_a_library_wait_is_left_alone() throws Exception {
        SpawningTask<Integer, TaskId> asleep = runtime.<Integer>to()
                .name("asleep")
                .run(context -> {
                    context.sleep(Duration.ofDays(1));
                    return 1;
                });
        test.awaitQuiet();
        Warnings warnings = watch(LIMITS);
        test.clock().advance(Duration.ofHours(1));
        assertThat(warnings.current()).isEmpty();
        asleep.cancel(CancellationLevel.KILL);
    }

    @Test
    void a_task_that_goes_on_after_it_was_asked_to_stop_is_deaf() throws Exception {
        SpawningTask<Integer, TaskId> deaf = blocked("deaf");
        Warnings warnings = watch(LIMITS);
        deaf.cancel(CancellationLevel.GRACEFUL);
        test.clock().advance(Duration.ofSeconds(29));
        assertThat(warnings.current()).isEmpty();
        test.clock().advance(Duration.ofSeconds(5));
        assertThat(of(deaf, warnings.current()).kind()).isEqualTo(Kind.DEAF);
        assertThat(of(deaf, warnings.current()).text()).contains("GRACEFUL");
    }

    @Test
    void abandoned_work_is_deaf() throws Exception {
        SpawningTask<Integer, TaskId> deaf = blocked("deaf");
        Warnings warnings = watch(LIMITS);
        deaf.cancel(CancellationLevel.KILL_HARD);
        test.clock().advance(Duration.ofSeconds(6));
        assertThat(of(deaf, warnings.current()).text()).contains("keeps its permit");
    }

    @Test
    void a_detached_task_whose_starter_has_settled_is_an_orphan() throws Exception {
        SpawningTask<String, TaskId> starter = runtime.<String>to()
                .name("starter")
                .run(() -> {
                    SpawningTask<Integer, TaskId> child = runtime.<Integer>to()
                            .name("child")
                            .detached()
                            .run(context -> {
                                context.sleep(Duration.ofDays(1));
                                return 1;
                            });
                    begun.countDown();
                    end.await();
                    return child.id().text();
                });
        begun.await();
        Warnings warnings = watch(LIMITS.withStuck(Duration.ofDays(1)));
        test.clock().advance(Duration.ofSeconds(100));
        assertThat(warnings.current()).as("its starter lives").isEmpty();
        end.countDown();
        String child = starter.await();
        test.clock().advance(Duration.ofSeconds(70));

        assertThat(warnings.current()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.ORPHAN);
            assertThat(warning.taskId()).isEqualTo(child);
            assertThat(warning.details()).containsEntry("starter", starter.id().text());
        });
        runtime.find(child).orElseThrow().cancel(CancellationLevel.KILL);
    }

    @Test
    void a_task_that_is_ready_for_long_is_queued_too_long() throws Exception {
        for (int i = 0; i < 4; i++) {
            blocked("holder");
        }
        SpawningTask<Integer, TaskId> late = runtime.<Integer>to().name("late").run(() -> 1);
        Warnings warnings = watch(LIMITS);
        test.clock().advance(Duration.ofSeconds(34));
        assertThat(warnings.current()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.QUEUED_TOO_LONG);
            assertThat(warning.path()).isEqualTo("late");
        });
        end.countDown();
        assertThat(late.await()).isEqualTo(1);
    }

    @Test
    void a_task_that_misses_its_heartbeats_is_told_of() throws Exception {
        SpawningTask<Integer, TaskId> silent = runtime.<Integer>to()
                .name("silent")
                .messages(ChannelConfig.DEFAULT.withHeartbeat(Duration.ofSeconds(1), 3))
                .run(() -> {
                    begun.countDown();
                    end.await();
                    return 1;
                });
        begun.await();
        Warnings warnings = watch(LIMITS);
        test.clock().advance(Duration.ofSeconds(8));
        assertThat(of(silent, warnings.current()).kind()).isEqualTo(Kind.MISSED_HEARTBEAT);
    }

    @Test
    void many_retries_in_a_short_time_are_a_storm() throws Exception {
        Warnings warnings = watch(LIMITS.withRetries(10, Duration.ofSeconds(30)));
        SpawningTask<Integer, TaskId> flaky = runtime.<Integer>to()
                .name("flaky")
                .retry(1_000, RetryStrategy.fixed(Duration.ofSeconds(2)))
                .run(() -> {
                    throw new IOException("secret payload");
                });
        for (int i = 0; i < 14; i++) {
            test.advance(Duration.ofSeconds(2));
        }
        assertThat(warnings.current()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.RETRY_STORM);
            assertThat(warning.taskId()).isEqualTo(flaky.id().text());
            assertThat(warning.text()).contains("retried 10 times in 30 s").doesNotContain("secret");
            assertThat(warning.details()).containsEntry("error", "Io").containsEntry("group", "/flaky");
            assertThat(warning.details().toString()).doesNotContain("secret");
        });
        flaky.cancel(CancellationLevel.KILL);
        test.advance(Duration.ofSeconds(40));
        assertThat(warnings.current()).as("calm again").isEmpty();
    }

    @Test
    void a_large_collection_that_grows_is_told_of() throws Exception {
        BlockingQueue<Integer> items = new LinkedBlockingQueue<>();
        BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        EmittingTask<List<Integer>, Integer, ?, TaskId> pipeline = PipelineProvider.find()
                .<Integer>emits(runtime)
                .name("ingest")
                .sender(sources -> sources.ofEmitter(emitter -> {
                    for (int item = items.take(); item >= 0; item = items.take()) {
                        emitter.emit(item);
                    }
                }))
                .receiver(event -> {
                    received.add(event.data());
                    return event.data();
                })
                .run();
        Warnings warnings =
                watch(LIMITS.withCollection(300).withStuck(Duration.ofDays(1)).withUnchecked(Duration.ofDays(1)));
        feed(items, received, 1_000);
        test.clock().advance(Duration.ofSeconds(2));
        assertThat(warnings.current()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.GROWING_COLLECTOR);
            assertThat(warning.path()).isEqualTo("ingest");
        });
        test.clock().advance(Duration.ofSeconds(2));
        assertThat(warnings.current()).as("it grows no more").isEmpty();
        feed(items, received, 1_000);
        test.clock().advance(Duration.ofSeconds(2));
        assertThat(warnings.current()).hasSize(1);
        items.add(-1);
        assertThat(pipeline.await()).hasSize(2_000);
    }

    private static void feed(BlockingQueue<Integer> items, BlockingQueue<Integer> received, int count)
            throws InterruptedException {
        for (int i = 0; i < count; i++) {
            items.add(i);
        }
        for (int i = 0; i < count; i++) {
            received.take();
        }
    }

    @Test
    void nothing_is_told_after_the_end() throws Exception {
        blocked("blocked");
        Warnings warnings = watch(LIMITS);
        warnings.close();
        warnings.close();
        test.clock().advance(Duration.ofHours(1));
        assertThat(warnings.current()).isEmpty();
        assertThat(runtime.dump().warnings()).isEmpty();
        assertThat(told.warnings).isEmpty();
    }

    @Test
    void limits_are_checked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LIMITS.withStuck(Duration.ZERO))
                .withMessage("stuck must be positive, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LIMITS.withRetries(0, Duration.ofSeconds(1)))
                .withMessage("retries must be at least 1, was 0");
        assertThat(LIMITS.withEvery(Duration.ofSeconds(9)).every()).isEqualTo(Duration.ofSeconds(9));
        assertThat(LIMITS.withQueued(Duration.ofSeconds(9)).queued()).isEqualTo(Duration.ofSeconds(9));
        assertThat(LIMITS.withOrphan(Duration.ofSeconds(9)).orphan()).isEqualTo(Duration.ofSeconds(9));
        assertThat(LIMITS.withDeaf(Duration.ofSeconds(9)).deaf()).isEqualTo(Duration.ofSeconds(9));
        assertThat(LIMITS.withUnchecked(Duration.ofSeconds(9)).unchecked()).isEqualTo(Duration.ofSeconds(9));
        assertThat(LIMITS.withPinned(Duration.ofSeconds(9)).pinned()).isEqualTo(Duration.ofSeconds(9));
    }

    private Warnings watch(WarningLimits limits) {
        runtime.listen(told);
        return Warnings.watch(runtime, limits);
    }

    private SpawningTask<Integer, TaskId> blocked(String name) throws InterruptedException {
        CountDownLatch here = new CountDownLatch(1);
        SpawningTask<Integer, TaskId> task = runtime.<Integer>to().name(name).run(() -> {
            here.countDown();
            while (end.getCount() > 0) {
                try {
                    end.await();
                } catch (InterruptedException deaf) {
                    // deaf work
                }
            }
            return 1;
        });
        here.await();
        awaitState(task, "WAITING");
        return task;
    }

    /** The thread is about to block, and nothing but its state tells when it has. */
    private void awaitState(AsyncTask<?, TaskId> task, String state) {
        while (runtime.snapshot().tasks().stream()
                .noneMatch(one -> one.id().equals(task.id().text())
                        && one.thread().isPresent()
                        && ThreadDump.take()
                                .of(one.thread().getAsLong())
                                .state()
                                .equals(state))) {
            Thread.onSpinWait();
        }
    }

    private static TaskWarning of(AsyncTask<?, TaskId> task, List<TaskWarning> warnings) {
        return warnings.stream()
                .filter(warning -> warning.taskId().equals(task.id().text()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no warning about " + task + " in " + warnings));
    }
}
