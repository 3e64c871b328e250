package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Priority: laws P1 to P4 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface PriorityLaws extends Subject {

    @Test
    default void P1_starts_are_in_priority_order_and_first_come_within_a_level() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        Random random = new Random(1);
        List<TaskPriority> priorities = List.of(TaskPriority.values());
        List<Numbered> queued = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            TaskPriority priority = priorities.get(random.nextInt(priorities.size()));
            one.queue(priority + " " + i, priority);
            queued.add(new Numbered(priority.rank(), priority + " " + i));
        }
        List<String> expected = queued.stream()
                .sorted(Comparator.comparingInt(Numbered::rank)) // stable
                .map(Numbered::name)
                .toList();
        assertEquals(2_000, one.test().runtime().queuedCount());
        assertEquals(expected, one.releaseAll());
    }

    @Test
    default void P1_ranks_of_ones_own_order_starts_too() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        for (int rank = RankableByPriority.LOWEST_RANK; rank >= 0; rank--) {
            int given = rank;
            one.queue("rank " + rank, () -> given);
        }
        List<String> expected = new ArrayList<>();
        for (int rank = 0; rank <= RankableByPriority.LOWEST_RANK; rank++) {
            expected.add("rank " + rank);
        }
        assertEquals(expected, one.releaseAll());
    }

    @Test
    default void P1_normal_is_what_nobody_chose() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        one.queue("low", TaskPriority.LOW);
        SpawningTask<Integer, TaskId> unsaid = one.queue("unsaid", null);
        one.queue("normal", TaskPriority.NORMAL);
        one.queue("high", TaskPriority.HIGH);
        assertEquals(TaskPriority.NORMAL, unsaid.priority());
        assertEquals(TaskPriority.NORMAL.rank(), unsaid.effectiveRank());
        assertEquals(List.of("high", "unsaid", "normal", "low"), one.releaseAll());
    }

    @Test
    default void P1_what_arrives_later_still_goes_first_when_it_is_more_urgent() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        Gate second = gate();
        one.test()
                .runtime()
                .<Integer>to()
                .name("first")
                .priority(TaskPriority.LOW)
                .run(() -> {
                    second.pass();
                    return 0;
                });
        one.queue("low", TaskPriority.LOW);
        one.release();
        second.awaitArrival();
        one.queue("critical", TaskPriority.CRITICAL);
        one.queue("high", TaskPriority.HIGH);
        second.open();
        one.test().awaitQuiet();
        assertEquals(List.of("critical", "high", "low"), one.starts());
    }

    @Test
    default void P1_a_task_that_waited_comes_back_in_its_rank() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        Runtime<@Nullable Object, TaskId> runtime = one.test().runtime();
        Gate second = gate();
        runtime.<Integer>to().priority(TaskPriority.HIGH).run((AsyncWork<Integer>) context -> {
            context.sleep(Duration.ofSeconds(1));
            one.note("high, after its wait");
            return 1;
        });
        runtime.<Integer>to().priority(TaskPriority.LOW).run(() -> {
            second.pass();
            return 2;
        });
        one.release();
        second.awaitArrival();
        one.queue("normal", TaskPriority.NORMAL);
        one.test().clock().advance(Duration.ofSeconds(1));
        until(() -> runtime.queuedCount() == 2);
        second.open();
        one.test().awaitQuiet();
        assertEquals(List.of("high, after its wait", "normal"), one.starts());
    }

    @Test
    default void P2_with_aging_a_background_task_starts_in_a_stated_bound_under_critical_load() throws Exception {
        Duration interval = Duration.ofSeconds(10);
        int bound = TaskPriority.BACKGROUND.rank() * 10 + 2; // until it ranks as CRITICAL, and then its turn
        assertTrue(roundsUntilBackgroundStarts(builder().aging(interval), bound) <= bound, "seconds it waited");
    }

    @Test
    default void P2_without_aging_a_background_task_waits_as_long_as_there_is_critical_load() throws Exception {
        assertEquals(101, roundsUntilBackgroundStarts(builder(), 100), "seconds it waited");
    }

    /** Each second a CRITICAL task ends and another one is queued: there is always one waiting. */
    private int roundsUntilBackgroundStarts(RuntimeBuilder<@Nullable Object, TaskId> builder, int most)
            throws Exception {
        OnePermit one = new OnePermit(this, builder);
        one.queue("background", TaskPriority.BACKGROUND);
        Gate running = one.queueGate();
        one.release();
        running.awaitArrival();
        for (int second = 1; second <= most; second++) {
            Gate next = one.queueGate();
            one.test().clock().advance(Duration.ofSeconds(1));
            running.open();
            next.awaitArrival();
            if (one.starts().contains("background")) {
                return second;
            }
            running = next;
        }
        return most + 1;
    }

    @Test
    default void P3_who_is_waited_for_inherits_the_priority_of_who_waits() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        SpawningTask<Integer, TaskId> low = one.queue("low", TaskPriority.LOW);
        one.queueWaiting("high", TaskPriority.HIGH, low);
        one.queue("normal", TaskPriority.NORMAL);
        assertEquals(TaskPriority.LOW.rank(), low.effectiveRank(), "while nobody waits");
        assertEquals(List.of("high", "low", "normal"), one.releaseAll());
        assertEquals(TaskPriority.LOW, low.priority(), "the priority that was given does not change");
    }

    @Test
    default void P3_inheritance_goes_through_chains() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        SpawningTask<Integer, TaskId> last = one.queue("background", TaskPriority.BACKGROUND);
        SpawningTask<Integer, TaskId> middle = one.queueWaiting("low", TaskPriority.LOW, last);
        one.queueWaiting("critical", TaskPriority.CRITICAL, middle);
        one.queue("normal", TaskPriority.NORMAL);
        assertEquals(List.of("critical", "low", "background", "normal"), one.releaseAll());
    }

    @Test
    default void P3_inheritance_lasts_while_they_wait() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        Runtime<@Nullable Object, TaskId> runtime = one.test().runtime();
        SpawningTask<Integer, TaskId> low = runtime.<Integer>to()
                .priority(TaskPriority.LOW)
                .run((AsyncWork<Integer>) context -> {
                    context.sleep(Duration.ofSeconds(1));
                    one.note("low");
                    return 1;
                });
        SpawningTask<Integer, TaskId> high = one.queueWaiting("high", TaskPriority.HIGH, low);
        one.releaseAll();
        assertEquals(TaskPriority.HIGH.rank(), low.effectiveRank(), "while it is waited for");
        high.cancel(CancellationLevel.GRACEFUL);
        one.test().awaitQuiet();
        assertEquals(TaskPriority.LOW.rank(), low.effectiveRank(), "when nobody waits any more");
        Gate urgent = one.queueGate();
        urgent.awaitArrival();
        one.queue("normal", TaskPriority.NORMAL);
        one.test().clock().advance(Duration.ofSeconds(1));
        until(() -> runtime.queuedCount() == 2);
        urgent.open();
        one.test().awaitQuiet();
        assertEquals(List.of("high", "normal", "low"), one.starts());
    }

    @Test
    default void P4_priority_can_be_changed_while_queued() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        one.queue("high", TaskPriority.HIGH);
        one.queue("normal", TaskPriority.NORMAL);
        SpawningTask<Integer, TaskId> promoted = one.queue("promoted", TaskPriority.BACKGROUND);
        SpawningTask<Integer, TaskId> demoted = one.queue("demoted", TaskPriority.CRITICAL);
        one.queue("low", TaskPriority.LOW);
        promoted.changePriority(TaskPriority.HIGH);
        demoted.changePriority(TaskPriority.LOW);
        assertEquals(TaskPriority.HIGH, promoted.priority());
        assertEquals(TaskPriority.HIGH.rank(), promoted.effectiveRank());
        assertEquals(List.of("high", "promoted", "normal", "low", "demoted"), one.releaseAll());
    }

    @Test
    default void P4_a_changed_priority_is_handed_to_children() throws Exception {
        OnePermit one = new OnePermit(this, builder());
        Runtime<@Nullable Object, TaskId> runtime = one.test().runtime();
        SpawningTask<RankableByPriority, TaskId> parent = runtime.<RankableByPriority>to()
                .prepare((AsyncWork<RankableByPriority>) context -> {
                    context.task().changePriority(TaskPriority.CRITICAL);
                    return runtime.<Integer>to().prepare(() -> 1).priority();
                });
        parent.start();
        one.release();
        assertEquals(TaskPriority.CRITICAL, parent.await());
    }

    @Test
    default void P4_a_rank_out_of_range_is_refused() {
        SpawningTask<Integer, TaskId> task = runtime().<Integer>to().prepare(() -> 1);
        assertThrows(IllegalArgumentException.class, () -> task.changePriority(() -> -1));
        assertThrows(
                IllegalArgumentException.class, () -> task.changePriority(() -> RankableByPriority.LOWEST_RANK + 1));
        assertEquals(TaskPriority.NORMAL, task.priority(), "unchanged");
    }

    /** What is queued, for the order that is expected. */
    record Numbered(int rank, String name) {}

    /** A runtime with one permit, which a task before a gate holds while others are queued. */
    final class OnePermit {

        private final TestRuntime test;
        private final Subject subject;
        private final Gate gate;
        private final List<String> starts = new CopyOnWriteArrayList<>();

        OnePermit(Subject subject, RuntimeBuilder<@Nullable Object, TaskId> builder) throws InterruptedException {
            this.subject = subject;
            this.test = subject.concurrent(1, builder);
            this.gate = subject.gate();
            test.runtime().<Integer>to().priority(TaskPriority.CRITICAL).run(() -> {
                gate.pass();
                return 0;
            });
            gate.awaitArrival();
        }

        TestRuntime test() {
            return test;
        }

        /** Queues a task that notes its start. */
        SpawningTask<Integer, TaskId> queue(String name, @Nullable RankableByPriority priority) {
            var builder = test.runtime().<Integer>to();
            return (priority == null ? builder : builder.priority(priority)).run(() -> {
                note(name);
                return 1;
            });
        }

        /** Queues a task that notes its start and then waits for another one. */
        SpawningTask<Integer, TaskId> queueWaiting(
                String name, RankableByPriority priority, SpawningTask<Integer, TaskId> other) {
            return test.runtime().<Integer>to().priority(priority).run(() -> {
                note(name);
                return other.await();
            });
        }

        /** Queues a CRITICAL task that stands before a new gate. */
        Gate queueGate() {
            Gate next = subject.gate();
            queueBefore(next);
            return next;
        }

        /** Queues a CRITICAL task that stands before a gate, and is nobody's child. */
        void queueBefore(Gate next) {
            test.runtime()
                    .<Integer>to()
                    .detached()
                    .priority(TaskPriority.CRITICAL)
                    .run(() -> {
                        next.pass();
                        return 1;
                    });
        }

        void note(String start) {
            starts.add(start);
        }

        void release() {
            gate.open();
        }

        List<String> releaseAll() throws InterruptedException {
            release();
            test.awaitQuiet();
            return starts();
        }

        List<String> starts() {
            return List.copyOf(starts);
        }
    }
}
