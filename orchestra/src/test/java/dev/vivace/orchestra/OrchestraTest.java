package dev.vivace.orchestra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.OrchestratorError;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.FailurePolicy;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.TaskSnapshot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an orchestra does with a handful of tasks, in virtual time where time matters. */
@Timeout(60)
class OrchestraTest {

    private final TestRuntime test = TestRuntime.seeded(1);
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private final Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra =
            OrchestraProvider.find().open(test.runtime(), "test");

    @AfterEach
    void end() {
        test.close();
    }

    private SpawningTask<Integer, TaskId> task(String name, int seconds) {
        return task(name, context -> {
            context.sleep(Duration.ofSeconds(seconds));
            return seconds;
        });
    }

    private <R extends @Nullable Object> SpawningTask<R, TaskId> task(String name, AsyncWork<R> work) {
        return orchestra.register(prepared(name, work));
    }

    private <R extends @Nullable Object> SpawningTask<R, TaskId> prepared(String name, AsyncWork<R> work) {
        return test.runtime().<R>to().name(name).prepare(context -> {
            begun.add(name);
            return work.run(context);
        });
    }

    private void after(AsyncTask<?, TaskId> dependent, AsyncTask<?, TaskId> dependency) {
        orchestra.addDependency(dependent.id(), dependency.id());
    }

    private static AsyncWork<Integer> failing(Exception failure) {
        return context -> {
            throw failure;
        };
    }

    @Test
    void a_dependent_gets_the_result_of_what_it_waited_for() throws Exception {
        var extract = task("extract", 3);
        var load = task("load", context -> context.resultOf(extract) + 1);
        after(load, extract);
        var run = orchestra.startAll();
        test.runUntilIdle();

        var results = run.join();
        assertThat(results.of(load).orElseThrow()).isEqualTo(4);
        assertThat(results.isSuccess()).isTrue();
        assertThat(begun).containsExactly("extract", "load");
        assertThat(results.criticalPath()).containsExactly(extract.id(), load.id());
        assertThat(results.statistics().completed()).isEqualTo(2);
        assertThat(orchestra.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(orchestra.join().results()).hasSize(2);
    }

    @Test
    void a_cycle_is_refused_with_its_path() {
        var a = task("a", 1);
        var b = task("b", 1);
        var c = task("c", 1);
        after(b, a);
        after(c, b);
        assertThatThrownBy(() -> after(a, c))
                .isInstanceOfSatisfying(
                        OrchestratorException.class,
                        refused -> assertThat(refused.error())
                                .isEqualTo(new OrchestratorError.DependencyCycle(List.of("a", "c", "b", "a"))));
        assertThat(orchestra.dependencies(a.id())).isEmpty();
    }

    @Test
    void dependents_of_a_failed_task_end_cancelled_with_the_cause() throws Exception {
        IOException lost = new IOException("lost");
        var bad = task("bad", failing(lost));
        var next = task("next", 1);
        var last = task("last", 1);
        var aside = task("aside", 1);
        after(next, bad);
        after(last, next);
        var run = orchestra.startAll();
        test.runUntilIdle();

        var results = run.join();
        assertThat(orchestra.statuses().values())
                .containsExactly(TaskStatus.FAILED, TaskStatus.CANCELLED, TaskStatus.CANCELLED, TaskStatus.COMPLETED);
        assertThat(last.errors()).containsExactly(new AsyncTaskError.Io(lost));
        assertThatThrownBy(last::await)
                .isInstanceOf(AsyncTaskException.class)
                .hasCauseInstanceOf(AsyncTaskException.class)
                .hasRootCause(lost);
        assertThat(results.of(aside).orElseThrow()).isEqualTo(1);
        assertThat(begun).containsExactlyInAnyOrder("bad", "aside");
        assertThat(orchestra.status()).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void with_stop_a_failure_ends_everything() throws Exception {
        orchestra.onFailure(FailurePolicy.STOP);
        var slow = task("slow", 100);
        var bad = task("bad", context -> {
            context.sleep(Duration.ofSeconds(1));
            throw new IOException("lost");
        });
        var later = task("later", 1);
        after(later, slow);
        var run = orchestra.startAll();
        test.runUntilIdle();

        run.join();
        assertThat(List.of(slow.status(), bad.status(), later.status()))
                .containsExactly(TaskStatus.CANCELLED, TaskStatus.FAILED, TaskStatus.CANCELLED);
        assertThat(test.clock().instant()).isBefore(TestRuntime.START.plusSeconds(50));
    }

    @Test
    void a_substitute_lets_dependents_go_on() throws Exception {
        var bad = task("bad", failing(new IOException("lost")));
        var next = task("next", context -> context.resultOf(bad) + 1);
        after(next, bad);
        orchestra.substitute(bad, 41);
        var run = orchestra.startAll();
        test.runUntilIdle();

        assertThat(run.join().of(next).orElseThrow()).isEqualTo(42);
        assertThat(bad.status()).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void cancelling_a_task_cancels_its_dependents() throws Exception {
        var first = task("first", 10);
        var second = task("second", 1);
        var third = task("third", 1);
        var aside = task("aside", 1);
        after(second, first);
        after(third, second);
        var run = orchestra.startAll();
        test.awaitQuiet();
        orchestra.cancel(first.id(), CancellationLevel.GRACEFUL);
        test.runUntilIdle();

        run.join();
        assertThat(List.of(first.status(), second.status(), third.status(), aside.status()))
                .containsExactly(
                        TaskStatus.CANCELLED, TaskStatus.CANCELLED, TaskStatus.CANCELLED, TaskStatus.COMPLETED);
    }

    @Test
    void limits_hold_tasks_back_and_the_urgent_go_first() throws Exception {
        orchestra.limit(2);
        orchestra.createGroup("one");
        orchestra.limitGroup("one", 1);
        List<SpawningTask<Integer, TaskId>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            var task = task("t" + i, 1);
            task.changePriority(i == 5 ? TaskPriority.CRITICAL : TaskPriority.NORMAL);
            all.add(task);
            if (i < 4) {
                orchestra.addToGroup("one", task.id());
            }
        }
        var run = orchestra.startAll();
        test.awaitQuiet();
        assertThat(begun).containsExactlyInAnyOrder("t5", "t0");
        assertThat(orchestra.statistics().running()).isEqualTo(2);
        assertThat(orchestra.statistics().pending()).isEqualTo(4);
        test.advance(Duration.ofSeconds(1));
        assertThat(begun.subList(2, 4)).containsExactlyInAnyOrder("t1", "t4");
        test.runUntilIdle();
        assertThat(run.join().statistics().completed()).isEqualTo(6);
    }

    @Test
    void a_running_task_adds_tasks_that_belong_to_the_run() throws Exception {
        var grows = task("grows", context -> {
            var one = task("one", 1);
            var two = task("two", 1);
            after(two, one);
            return 0;
        });
        var run = orchestra.startAll();
        test.runUntilIdle();

        var results = run.join();
        assertThat(results.results()).hasSize(3);
        assertThat(begun).containsExactly("grows", "one", "two");
        assertThat(run.tasks()).hasSize(3).contains(grows.id());
    }

    @Test
    void starting_one_task_starts_what_it_depends_on_and_no_more() throws Exception {
        var a = task("a", 1);
        var b = task("b", 1);
        var c = task("c", 1);
        after(b, a);
        var run = orchestra.start(b.id());
        test.runUntilIdle();
        assertThat(run.tasks()).containsExactlyInAnyOrder(a.id(), b.id());
        assertThat(run.join().results()).hasSize(2);
        assertThat(c.status()).isEqualTo(TaskStatus.PENDING);

        c.start();
        test.runUntilIdle();
        assertThat(c.status()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void a_run_that_a_task_joins_late_ends_with_that_task() throws Exception {
        var first = task("first", 1);
        var second = task("second", 2);
        var third = task("third", 2);
        after(second, first);
        after(third, second);
        var whole = orchestra.startAll();
        test.advance(Duration.ofSeconds(2));
        assertThat(begun).containsExactly("first", "second");

        var late = orchestra.start(second.id());
        test.advance(Duration.ofSeconds(2));
        assertThat(late.join().of(second).orElseThrow()).isEqualTo(2);
        assertThat(whole.join(Duration.ZERO)).isEmpty();
        test.runUntilIdle();
        assertThat(whole.join().of(third).orElseThrow()).isEqualTo(2);
    }

    @Test
    void waiting_for_a_task_starts_it_with_all_it_depends_on() throws Exception {
        var a = task("a", 1);
        var b = task("b", 1);
        after(b, a);
        assertThat(test.resultOf(b).orElseThrow()).isEqualTo(1);
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void nested_three_deep_all_ends_when_the_outer_one_is_cancelled() throws Exception {
        var inner = orchestra.createContext("inner");
        var innermost = inner.createContext("innermost");
        var deep = innermost.register(prepared("deep", context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        }));
        var waiting = innermost.register(prepared("waiting", context -> 1));
        innermost.addDependency(waiting.id(), deep.id());
        orchestra.startAll();
        test.awaitQuiet();
        assertThat(deep.path()).isEqualTo("test/inner/innermost/deep");
        assertThat(deep.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(orchestra.statistics().total()).isEqualTo(2);

        orchestra.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        assertThat(List.of(deep.status(), waiting.status(), innermost.status(), inner.status(), orchestra.status()))
                .containsOnly(TaskStatus.CANCELLED);
        assertThat(test.leaks()).isEmpty();
    }

    @Test
    void an_orchestra_is_a_task_of_another() throws Exception {
        var inner = OrchestraProvider.find().open(test.runtime(), "inner");
        var part = inner.register(prepared("part", context -> 1));
        var before = task("before", 5);
        orchestra.register(inner);
        var after = task("after", 1);
        after(inner, before);
        after(after, inner);
        var run = orchestra.startAll();
        test.runUntilIdle();

        run.join();
        assertThat(begun).containsExactly("before", "part", "after");
        assertThat(inner.status()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(part.startedAt().orElseThrow())
                .isEqualTo(before.completedAt().orElseThrow());
    }

    @Test
    void a_builder_registers_and_starts() throws Exception {
        var first = test.runtime()
                .<Integer>to()
                .orchestrator(orchestra)
                .name("first")
                .run(() -> 20);
        var second = test.runtime()
                .<Integer>to()
                .orchestrator(orchestra)
                .name("second")
                .prepare(context -> context.resultOf(first) + 1);
        after(second, first);
        test.runUntilIdle();
        assertThat(second.status()).isEqualTo(TaskStatus.PENDING);
        orchestra.start(second.id());
        test.runUntilIdle();
        assertThat(second.result().orElseThrow().orElseThrow()).isEqualTo(21);
        orchestra.close();
        assertThat(orchestra.status()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void ended_tasks_are_forgotten_beyond_what_is_retained() throws Exception {
        orchestra.retain(2);
        for (int i = 0; i < 5; i++) {
            task("t" + i, i + 1);
        }
        orchestra.startAll();
        test.runUntilIdle();
        assertThat(orchestra.statuses()).hasSize(2);
        assertThat(orchestra.statistics().completed()).isEqualTo(5);
        assertThat(orchestra.clearCompletedTasks()).isEqualTo(2);
        assertThat(orchestra.statuses()).isEmpty();
    }

    @Test
    void the_past_tells_what_is_left() throws Exception {
        task("a", 3);
        task("b", 2);
        orchestra.startAll();
        test.runUntilIdle();
        orchestra.clearCompletedTasks();
        var a = task("a", 3);
        var b = task("b", 2);
        after(b, a);
        assertThat(orchestra.forecast().timeLeft()).contains(Duration.ofSeconds(5));
        assertThat(orchestra.forecast().criticalPath()).containsExactly(a.id(), b.id());
        orchestra.startAll();
        test.advance(Duration.ofSeconds(1));
        assertThat(orchestra.forecast().timeLeft()).contains(Duration.ofSeconds(4));
        var unknown = task("c", 1);
        after(unknown, b.status() == TaskStatus.PENDING ? b : a);
        assertThat(orchestra.forecast().timeLeft()).isEmpty();
    }

    @Test
    void a_join_gives_up_in_time() throws Exception {
        task("slow", 10);
        var run = orchestra.startAll();
        test.awaitQuiet();
        assertThat(run.join(Duration.ZERO)).isEqualTo(Optional.empty());
        test.runUntilIdle();
        assertThat(run.join(Duration.ZERO)).isPresent();
    }

    @Test
    void a_member_cannot_wait_for_itself() throws Exception {
        var waits = task("waits", context -> orchestra.join().results());
        orchestra.startAll();
        test.runUntilIdle();
        assertThat(waits.errors()).hasSize(1).first().asString().contains("waits cannot wait");
    }

    @Test
    void what_is_unknown_is_named() {
        TaskId unknown = prepared("x", context -> 1).id();
        assertThatThrownBy(() -> orchestra.status(unknown)).hasMessageContaining(unknown.text());
        assertThatThrownBy(() -> orchestra.startGroup("g")).hasMessageContaining("\"g\"");
        var a = task("a", 1);
        assertThatThrownBy(() -> orchestra.register(a))
                .isInstanceOfSatisfying(
                        OrchestratorException.class,
                        refused ->
                                assertThat(refused.error()).isEqualTo(new OrchestratorError.TaskAlreadyExists(a.id())));
    }

    @Test
    void many_threads_and_a_long_chain() throws Exception {
        try (var open = Orchestra.open("chain")) {
            AsyncTask<?, TaskId> before = null;
            for (int i = 0; i < 20_000; i++) {
                var task = open.register(AsyncTask.<Integer>to().prepare(() -> 1));
                if (before != null) {
                    open.addDependency(task.id(), before.id());
                }
                before = task;
            }
            assertThat(open.startAll().join().statistics().completed()).isEqualTo(20_000);
        }
    }

    @Test
    void closing_waits_for_what_runs_and_cancels_what_was_never_started() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        SpawningTask<Integer, TaskId> ran;
        SpawningTask<Integer, TaskId> idle;
        try (var open = Orchestra.open("closing")) {
            ran = open.register(AsyncTask.<Integer>to().prepare(() -> {
                running.countDown();
                return 1;
            }));
            idle = open.register(AsyncTask.<Integer>to().prepare(() -> 1));
            open.start(ran.id());
        }
        assertThat(Map.of(ran.status(), 1, idle.status(), 2))
                .isEqualTo(Map.of(TaskStatus.COMPLETED, 1, TaskStatus.CANCELLED, 2));
    }

    @Test
    void its_task_is_found_as_the_orchestra() throws Exception {
        var slow = task("slow", 3);
        orchestra.start(slow.id());
        test.awaitQuiet();
        assertThat(test.runtime().find(orchestra.id().text())).containsSame(orchestra);
        assertThat(orchestra.find(slow.id().text()).map(AsyncTask::id)).contains(slow.id());
        assertThat(orchestra.snapshot().tasks()).extracting(TaskSnapshot::path).containsExactly("test", "test/slow");
        assertThat(orchestra.snapshot().tasks().getFirst().kind()).isEqualTo(TaskSnapshot.Kind.ORCHESTRA);
        var other = test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofSeconds(1));
            return 1;
        });
        assertThat(orchestra.find(other.id().text())).as("not below it").isEmpty();
        test.runUntilIdle();
    }
}
