package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.ExecutionStats;
import dev.vivace.SpawningTask;
import dev.vivace.error.OrchestratorError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Statistics and what is kept of ended tasks: law O7 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraStatisticsLaws extends OrchestraSubject {

    @Test
    default void O7_each_task_is_counted_where_it_is() throws Exception {
        Play play = Play.of(this, seeded(), "counted");
        assertCounts(play.orchestra().statistics(), 0, 0, 0, 0, 0);
        SpawningTask<Integer, TaskId> done = play.task("done");
        SpawningTask<Integer, TaskId> fails = play.failing("fails", new IOException("as intended"));
        play.task("runs", seconds(9));
        play.task("runs too", seconds(9));
        SpawningTask<Integer, TaskId> lost = play.task("lost");
        SpawningTask<Integer, TaskId> waits = play.task("waits");
        play.after(lost, List.of(fails));
        play.after(waits, List.of(play.task("slow", seconds(9)), done));
        assertCounts(play.orchestra().statistics(), 0, 0, 0, 7, 0);
        var run = play.orchestra().startAll();
        play.test().advance(seconds(1));
        assertCounts(play.orchestra().statistics(), 1, 1, 3, 1, 1);
        play.finish(run);
        assertCounts(play.orchestra().statistics(), 5, 1, 0, 0, 1);
    }

    @Test
    default void O7_the_counts_of_a_snapshot_are_of_one_moment() throws Exception {
        int layers = 60;
        int width = 50;
        long all = (long) layers * width;
        var orchestra = orchestra("busy");
        List<SpawningTask<Integer, TaskId>> before = List.of();
        for (int layer = 0; layer < layers; layer++) {
            List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                int number = i;
                SpawningTask<Integer, TaskId> task =
                        orchestra.register(runtime().<Integer>to().prepare(() -> number));
                if (!before.isEmpty()) {
                    orchestra.addDependency(task.id(), before.get(i).id());
                    orchestra.addDependency(
                            task.id(), before.get((i + 1) % width).id());
                }
                tasks.add(task);
            }
            before = tasks;
        }
        Aside reader = aside(() -> {
            long ended = 0;
            while (ended < all && !Thread.currentThread().isInterrupted()) {
                ExecutionStats stats = orchestra.statistics();
                long now = stats.completed() + stats.failed() + stats.cancelled();
                assertEquals(all, now + stats.running() + stats.pending(), "the sum of the five");
                assertEquals(all, stats.total());
                assertTrue(stats.running() >= 0 && stats.pending() >= 0, "none is negative");
                assertTrue(now >= ended, "what has ended stays so");
                ended = now;
            }
        });
        assertTrue(orchestra.startAll().join().isSuccess());
        reader.join();
    }

    @Test
    default void O7_a_snapshot_does_not_change() throws Exception {
        Play play = Play.of(this, seeded(), "still");
        play.task("task", seconds(5));
        ExecutionStats before = play.orchestra().statistics();
        play.finishAll();
        assertCounts(before, 0, 0, 0, 1, 0);
        assertEquals(Optional.empty(), before.maxTime());
    }

    @Test
    default void O7_times_and_percentiles_are_those_of_what_ended() throws Exception {
        Play play = Play.of(this, seeded(), "timed");
        for (int i = 1; i < 100; i++) {
            play.task("task " + i, seconds(i));
        }
        play.task("fails", context -> {
            context.sleep(seconds(100));
            throw new IOException("as intended");
        });
        SpawningTask<Integer, TaskId> cancelled = play.task("cancelled", seconds(5000));
        play.orchestra().startAll();
        play.test().advance(seconds(1000));
        play.orchestra().cancel(cancelled.id(), CancellationLevel.KILL_HARD);
        ExecutionStats stats = play.orchestra().statistics();
        assertAbout(seconds(1), stats.minTime());
        assertAbout(seconds(100), stats.maxTime());
        assertAbout(Duration.ofMillis(50_500), stats.averageTime());
        for (int percent : List.of(1, 10, 25, 50, 75, 90, 95, 99, 100)) {
            assertAbout(seconds(percent), stats.percentile(percent));
        }
        assertAbout(seconds(100), stats.percentile(99.9));
    }

    @Test
    default void O7_there_are_no_times_before_a_task_has_ended() {
        Play play = Play.of(this, seeded(), "young");
        play.task("task");
        ExecutionStats stats = play.orchestra().statistics();
        assertEquals(Optional.empty(), stats.minTime());
        assertEquals(Optional.empty(), stats.maxTime());
        assertEquals(Optional.empty(), stats.averageTime());
        assertEquals(Optional.empty(), stats.percentile(50));
    }

    @Test
    default void O7_the_statistics_of_a_run_are_of_its_tasks() throws Exception {
        Play play = Play.of(this, seeded(), "run");
        SpawningTask<Integer, TaskId> first = play.task("first", seconds(1));
        play.finish(play.orchestra().start(first.id()));
        SpawningTask<Integer, TaskId> second = play.task("second", seconds(3));
        ExecutionStats stats = play.finish(play.orchestra().start(second.id())).statistics();
        assertCounts(stats, 1, 0, 0, 0, 0);
        assertAbout(seconds(3), stats.minTime());
        assertCounts(play.orchestra().statistics(), 2, 0, 0, 0, 0);
    }

    @Test
    default void O7_cleared_tasks_are_forgotten_and_still_counted() throws Exception {
        Play play = Play.of(this, seeded(), "cleared");
        SpawningTask<Integer, TaskId> done = play.task("done", seconds(2));
        SpawningTask<Integer, TaskId> needed = play.task("needed", seconds(1));
        SpawningTask<Integer, TaskId> needs = play.task("needs");
        play.after(needs, List.of(needed));
        play.finish(play.orchestra().start(done.id()));
        play.finish(play.orchestra().start(needed.id()));
        assertEquals(1, play.orchestra().clearCompletedTasks(), "a task waits for the other");
        refused(
                OrchestratorError.TaskNotFound.class,
                done.id().toString(),
                () -> play.orchestra().task(done.id()));
        assertEquals(
                Map.of(needed.id(), TaskStatus.COMPLETED, needs.id(), TaskStatus.PENDING),
                play.orchestra().statuses());
        assertCounts(play.orchestra().statistics(), 2, 0, 0, 1, 0);
        play.finishAll();
        assertEquals(2, play.orchestra().clearCompletedTasks());
        assertEquals(0, play.orchestra().clearCompletedTasks());
        assertEquals(Map.of(), play.orchestra().statuses());
        assertCounts(play.orchestra().statistics(), 3, 0, 0, 0, 0);
        assertAbout(seconds(2), play.orchestra().statistics().maxTime());
    }

    @Test
    default void O7_no_more_ended_tasks_are_kept_than_was_said() throws Exception {
        Play play = Play.of(this, seeded(), "bounded");
        play.orchestra().retain(3);
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            SpawningTask<Integer, TaskId> task = play.task("task " + i);
            tasks.add(task);
            play.finish(play.orchestra().start(task.id()));
        }
        assertEquals(
                ids(tasks.subList(17, 20)), play.orchestra().statuses().keySet(), "the oldest are forgotten first");
        assertCounts(play.orchestra().statistics(), 20, 0, 0, 0, 0);
        play.orchestra().retain(0);
        play.finish(play.orchestra().start(play.task("last").id()));
        assertEquals(Map.of(), play.orchestra().statuses());
    }

    private static void assertCounts(
            ExecutionStats stats, long completed, long failed, long running, long pending, long cancelled) {
        assertEquals(
                List.of(completed, failed, running, pending, cancelled),
                List.of(stats.completed(), stats.failed(), stats.running(), stats.pending(), stats.cancelled()),
                "completed, failed, running, pending, cancelled");
        assertEquals(completed + failed + running + pending + cancelled, stats.total());
    }

    /** Within a hundredth, as histograms do not keep every value. */
    private static void assertAbout(Duration expected, Optional<Duration> actual) {
        Duration difference = actual.orElseThrow().minus(expected).abs();
        assertTrue(
                difference.compareTo(expected.dividedBy(100)) <= 0, actual.orElseThrow() + " is not about " + expected);
    }
}
