package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.JoinedChildren;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Join policies: law K2 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface JoinLaws extends Subject {

    @Test
    default void K2_all_succeed_waits_for_all() throws Exception {
        Joined joined = join(JoinPolicy.allSucceed(), good("a", 3), good("b", 1), good("c", 2));
        assertEquals(new Lists("a b c", "", "", ""), joined.lists(), "oldest first");
        assertEquals(3, joined.seconds());
    }

    @Test
    default void K2_all_succeed_fails_with_the_first_failure_and_cancels_the_others() throws Exception {
        Joined joined = join(JoinPolicy.allSucceed(), good("a", 1), bad("b", 2), good("c", 3), bad("d", 4));
        assertEquals("b", joined.failure());
        assertEquals(2, joined.seconds());
        assertEquals(List.of("COMPLETED", "FAILED", "CANCELLED", "CANCELLED"), joined.statuses());
    }

    @Test
    default void K2_first_success_is_enough_and_cancels_the_others() throws Exception {
        Joined joined = join(JoinPolicy.firstSuccess(), good("a", 3), bad("b", 1), good("c", 2), good("d", 4));
        assertEquals(new Lists("c", "b", "a d", ""), joined.lists());
        assertEquals(2, joined.seconds());
        assertEquals(List.of("CANCELLED", "FAILED", "COMPLETED", "CANCELLED"), joined.statuses());
    }

    @Test
    default void K2_first_success_fails_when_all_have_failed() throws Exception {
        Joined joined = join(JoinPolicy.firstSuccess(), bad("a", 3), bad("b", 1), bad("c", 2));
        assertEquals("b", joined.failure(), "the first failure");
        assertEquals(3, joined.seconds(), "when the last has failed");
    }

    @Test
    default void K2_a_quorum_is_enough_and_cancels_the_others() throws Exception {
        Joined joined = join(JoinPolicy.quorum(2), bad("a", 1), good("b", 2), good("c", 3), good("d", 4));
        assertEquals(new Lists("b c", "a", "d", ""), joined.lists());
        assertEquals(3, joined.seconds());
    }

    @Test
    default void K2_a_quorum_fails_as_soon_as_it_is_out_of_reach() throws Exception {
        Joined joined = join(JoinPolicy.quorum(2), good("a", 5), bad("b", 1), bad("c", 2));
        assertEquals("b", joined.failure());
        assertEquals(2, joined.seconds());
        assertEquals(List.of("CANCELLED", "FAILED", "FAILED"), joined.statuses());
    }

    @Test
    default void K2_a_quorum_of_more_than_there_are_is_not_met() throws Exception {
        Joined joined = join(JoinPolicy.quorum(3), good("a", 1), good("b", 2));
        assertTrue(joined.thrown().isPresent(), "it gave " + joined.outcome());
    }

    @Test
    default void K2_supervised_children_fail_alone() throws Exception {
        Joined joined = join(JoinPolicy.supervised(), good("a", 4), bad("b", 1), quitter("c", 2), good("d", 3));
        assertEquals(new Lists("a d", "b", "c", ""), joined.lists());
        assertEquals(4, joined.seconds());
    }

    @Test
    default void K2_until_a_deadline_gives_what_there_is() throws Exception {
        Duration two = Duration.ofSeconds(2);
        for (JoinPolicy policy : List.of(JoinPolicy.allSucceed(), JoinPolicy.supervised(), JoinPolicy.quorum(2))) {
            Joined joined = join(policy.until(two), good("a", 1), good("b", 3), good("c", 4));
            assertEquals(new Lists("a", "", "", "b c"), joined.lists(), policy.toString());
            assertEquals(2, joined.seconds(), policy.toString());
            assertEquals(List.of("COMPLETED", "CANCELLED", "CANCELLED"), joined.statuses(), policy.toString());
        }
        Joined none = join(JoinPolicy.firstSuccess().until(two), bad("a", 1), good("b", 3));
        assertEquals(new Lists("", "a", "", "b"), none.lists());
        assertEquals(2, none.seconds());
    }

    @Test
    default void K2_a_deadline_that_is_not_reached_changes_nothing() throws Exception {
        Duration hour = Duration.ofHours(1);
        Joined all = join(JoinPolicy.allSucceed().until(hour), good("a", 1), good("b", 2));
        assertEquals(new Lists("a b", "", "", ""), all.lists());
        assertEquals(2, all.seconds());
        Joined failed = join(JoinPolicy.allSucceed().until(hour), good("a", 5), bad("b", 2));
        assertEquals("b", failed.failure());
        assertEquals(2, failed.seconds());
    }

    @Test
    default void K2_a_deadline_of_zero_only_looks() throws Exception {
        TestRuntime test = seeded();
        CompletableFuture<JoinedChildren> joined = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            good("a", 1).start(test.runtime());
            good("b", 5).start(test.runtime());
            context.sleep(Duration.ofSeconds(2));
            joined.complete(context.join(JoinPolicy.supervised().until(Duration.ZERO)));
            return 1;
        });
        assertEquals(1, test.resultOf(parent).orElseThrow());
        assertEquals(new Lists("a", "", "", "b"), Lists.of(joined.get()));
    }

    @Test
    default void K2_a_deadline_frees_the_parent_of_deaf_children() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        CompletableFuture<JoinedChildren> joined = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            test.runtime().<Integer>to().name("deaf").run(() -> {
                gate.passDeaf();
                return 1;
            });
            joined.complete(context.join(JoinPolicy.allSucceed().until(Duration.ofSeconds(2))));
            return 1;
        });
        gate.awaitArrival();
        until(() -> test.clock().untilNextAlarm().equals(Optional.of(Duration.ofSeconds(2))));
        test.clock().advance(Duration.ofSeconds(2));
        assertEquals(new Lists("", "", "", "deaf"), Lists.of(joined.get()), "while it still runs");
        assertEquals(Optional.empty(), parent.result(), "but the parent does not settle before its child");
        gate.open();
        assertEquals(1, parent.await());
    }

    @Test
    default void K2_a_join_from_outside_is_a_join() throws Exception {
        TestRuntime test = concurrent(8);
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            context.sleep(Duration.ofHours(1));
            return 1;
        });
        test.awaitQuiet();
        parent.runChild(context -> 2);
        parent.runChild(context -> {
            throw new IOException("as intended");
        });
        JoinedChildren joined = parent.joinChildren(JoinPolicy.supervised());
        assertEquals(1, joined.succeeded().size());
        assertEquals(1, joined.failed().size());
        assertEquals(TaskStatus.RUNNING, parent.status());
    }

    @Test
    default void K2_the_policy_of_the_builder_is_applied_when_the_work_has_returned() throws Exception {
        assertEquals(
                Optional.of("b"), failureUnder(JoinPolicy.allSucceed(), 2, good("a", 1), bad("b", 2), good("c", 9)));
        assertEquals(Optional.empty(), failureUnder(JoinPolicy.allSucceed(), 2, good("a", 1), good("b", 2)));
        assertEquals(Optional.empty(), failureUnder(JoinPolicy.supervised(), 3, bad("a", 1), good("b", 3)));
        assertEquals(Optional.empty(), failureUnder(JoinPolicy.firstSuccess(), 1, good("a", 1), good("b", 9)));
        assertEquals(
                Optional.empty(),
                failureUnder(JoinPolicy.supervised().until(Duration.ofSeconds(4)), 4, bad("a", 1), good("b", 9)));
    }

    @Test
    default void K2_a_join_is_of_all_children_however_many() throws Exception {
        int many = 3_000;
        CompletableFuture<Integer> quorum = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = runtime().<Integer>to().run(context -> {
            List<SpawningTask<Integer, TaskId>> children = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                children.add(runtime().<Integer>to().run(() -> 1));
            }
            for (SpawningTask<Integer, TaskId> child : children) {
                child.await();
            }
            quorum.complete(context.join(JoinPolicy.quorum(many)).succeeded().size());
            return 1;
        });
        assertEquals(1, parent.await(), "the quorum of all is met");
        assertTrue(quorum.get() > 0, "the latest children are listed");
    }

    @Test
    default void K2_a_join_without_children_is_met_at_once() throws Exception {
        assertEquals(new Lists("", "", "", ""), join(JoinPolicy.allSucceed()).lists());
        assertEquals(new Lists("", "", "", ""), join(JoinPolicy.supervised()).lists());
    }

    /** What a parent fails with whose children are joined by its builder's policy, and that it settles in time. */
    private Optional<String> failureUnder(JoinPolicy policy, int seconds, Child... children) throws Exception {
        List<Throwable> uncaught = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = seeded(0, builder().uncaught((task, failure) -> uncaught.add(failure)));
        SpawningTask<Integer, TaskId> parent = test.runtime()
                .<Integer>to()
                .children(policy)
                .run(context -> {
                    for (Child child : children) {
                        child.start(test.runtime());
                    }
                    return 1;
                });
        TaskResult<Integer> result = test.resultOf(parent);
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(seconds)), parent.completedAt(), policy.toString());
        assertEquals(List.of(), uncaught, "the policy has looked at the failures");
        return result.failure().flatMap(error -> error.cause()).map(Throwable::getMessage);
    }

    private Joined join(JoinPolicy policy, Child... children) throws Exception {
        TestRuntime test = seeded();
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        CompletableFuture<Joined> joined = new CompletableFuture<>();
        SpawningTask<Integer, TaskId> parent = test.runtime().<Integer>to().run(context -> {
            for (Child child : children) {
                tasks.add(child.start(test.runtime()));
            }
            Optional<JoinedChildren> outcome = Optional.empty();
            Optional<Exception> thrown = Optional.empty();
            try {
                outcome = Optional.of(context.join(policy));
            } catch (AsyncTaskException e) {
                thrown = Optional.of(e);
            }
            long seconds =
                    Duration.between(TestRuntime.START, test.clock().instant()).toSeconds();
            joined.complete(new Joined(outcome, thrown, seconds, tasks));
            return 1;
        });
        assertEquals(1, test.resultOf(parent).orElseThrow());
        return joined.get();
    }

    private static Child good(String name, int seconds) {
        return new Child(name, seconds, Child.End.GOOD);
    }

    private static Child bad(String name, int seconds) {
        return new Child(name, seconds, Child.End.BAD);
    }

    private static Child quitter(String name, int seconds) {
        return new Child(name, seconds, Child.End.CANCELLED);
    }

    /**
     * A child that sleeps and ends.
     *
     * @param name its name, and the message of its failure
     * @param seconds how long it sleeps
     * @param end how it ends
     */
    record Child(String name, int seconds, End end) {

        public enum End {
            GOOD,
            BAD,
            CANCELLED
        }

        SpawningTask<Integer, TaskId> start(Runtime<@Nullable Object, TaskId> runtime) {
            return runtime.<Integer>to().name(name).run(context -> {
                context.sleep(Duration.ofSeconds(seconds));
                if (end == End.BAD) {
                    throw new IOException(name);
                }
                if (end == End.CANCELLED) {
                    context.task().cancel(CancellationLevel.GRACEFUL);
                    context.checkpoint();
                }
                return seconds;
            });
        }
    }

    /**
     * What a join gave.
     *
     * @param outcome the children, when the policy was met
     * @param thrown the failure, when it was not
     * @param seconds how long it took
     * @param tasks the children, as they were started
     */
    record Joined(
            Optional<JoinedChildren> outcome,
            Optional<Exception> thrown,
            long seconds,
            List<SpawningTask<Integer, TaskId>> tasks) {

        Lists lists() {
            return Lists.of(outcome.orElseThrow(() -> new AssertionError("the join failed: " + thrown)));
        }

        String failure() {
            AsyncTaskException exception = assertInstanceOf(
                    AsyncTaskException.class,
                    thrown.orElseThrow(() -> new AssertionError("the join was met: " + outcome)));
            AsyncTaskError.Io error = assertInstanceOf(AsyncTaskError.Io.class, exception.error());
            assertTrue(outcome.isEmpty());
            return String.valueOf(error.exception().getMessage());
        }

        /** How the children stand in the end, when the parent has settled. */
        List<String> statuses() {
            return tasks.stream().map(task -> task.status().name()).toList();
        }
    }

    /**
     * The names in the lists, in order.
     *
     * @param succeeded with a value
     * @param failed with an error
     * @param cancelled by the policy or before
     * @param unfinished when the time was over
     */
    record Lists(String succeeded, String failed, String cancelled, String unfinished) {

        static Lists of(JoinedChildren children) {
            return new Lists(
                    names(children.succeeded()),
                    names(children.failed()),
                    names(children.cancelled()),
                    names(children.unfinished()));
        }

        private static String names(List<SpawningTask<?, ?>> tasks) {
            return String.join(
                    " ", tasks.stream().map(task -> task.name().orElseThrow()).toList());
        }
    }
}
