package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Runs that go on where others died: law O9 of the contract. A process that dies is a journal to which nothing is added
 * any more.
 */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface JournalLaws extends OrchestraSubject {

    @Test
    default void O9_completed_tasks_are_not_run_again_and_their_results_are_there() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        Letters first = new Letters(this, journal);
        first.play.orchestra().startAll();
        first.play.test().advance(seconds(1));
        assertEquals(
                List.of("a", "b", "c"), first.play.begun().stream().sorted().toList(), "c still runs");

        Letters second = new Letters(this, journal.frozen());
        OrchestraResults<TaskId> results = second.play.finishAll();
        assertEquals(List.of("c", "d"), second.play.begun());
        assertEquals("a", results.of(second.a).orElseThrow());
        assertEquals(2, results.of(second.b).orElseThrow());
        assertEquals("a2null", results.of(second.d).orElseThrow(), "what completed before reaches dependents");
        assertTrue(results.isSuccess());
        assertEquals(TaskStatus.COMPLETED, second.a.status());
        assertEquals("a", second.a.await(), "and the task has it too");
    }

    @Test
    default void O9_a_run_that_came_to_its_end_begins_anew() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        for (int life = 1; life <= 3; life++) {
            Letters letters = new Letters(this, journal);
            assertEquals("a2null", letters.play.finishAll().of(letters.d).orElseThrow());
            assertEquals(4, letters.play.begun().size(), "nothing died, so nothing is resumed, in life " + life);
        }
    }

    @Test
    default void O9_a_run_that_died_at_any_moment_ends_as_if_it_had_not() throws Exception {
        for (int seed = 0; seed < 5; seed++) {
            MemoryJournal journal = new MemoryJournal();
            Map<String, Integer> whole = sums(seed, journal, new ArrayList<>());
            List<MemoryJournal> moments = journal.moments();
            assertTrue(moments.size() >= whole.size(), "each completion is kept");
            int most = whole.size();
            for (int moment = 0; moment < moments.size(); moment++) {
                List<String> ran = new ArrayList<>();
                assertEquals(
                        whole, sums(seed, moments.get(moment).frozen(), ran), "seed " + seed + ", moment " + moment);
                assertEquals(ran.size(), new TreeSet<>(ran).size(), "none twice: " + ran);
                assertTrue(ran.size() <= most, "the longer a run lived, the less is run again");
                most = ran.size();
            }
            assertEquals(0, most, "nothing is run again when all had completed");
        }
    }

    @Test
    default void O9_a_run_may_die_again_and_again() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Map<String, Integer> whole = sums(seed, new MemoryJournal(), new ArrayList<>());
            Random random = new Random(seed);
            MemoryJournal journal = new MemoryJournal();
            int most = whole.size();
            for (int life = 0; life < 4; life++) {
                List<String> ran = new ArrayList<>();
                assertEquals(whole, sums(seed, journal, ran), "seed " + seed + ", life " + life);
                assertTrue(ran.size() <= most, "what one life completed, the next does not run");
                most = ran.size();
                List<MemoryJournal> moments = journal.moments();
                int moment = random.nextInt(Math.min(4, 1 + moments.size()));
                journal =
                        moment == 0 ? journal.began() : moments.get(moment - 1).frozen();
            }
        }
    }

    @Test
    default void O9_what_failed_or_was_cancelled_is_run_again() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        for (int life = 1; life <= 3; life++) {
            Play play = play(journal, "retried");
            boolean fails = life < 3;
            SpawningTask<Integer, TaskId> good = play.task("good");
            SpawningTask<Integer, TaskId> bad = play.task("bad", context -> {
                if (fails) {
                    throw new IOException("as intended");
                }
                return 5;
            });
            SpawningTask<Integer, TaskId> after = play.task("after", context -> context.resultOf(bad) + 1);
            play.chain(List.of(good, bad, after));
            OrchestraResults<TaskId> results = play.finishAll();
            assertEquals(1, results.of(good).orElseThrow());
            List<String> again = fails ? List.of("bad") : List.of("bad", "after");
            assertEquals(life == 1 ? List.of("good", "bad") : again, play.begun(), "in life " + life);
            assertEquals(!fails, results.isSuccess());
        }
    }

    @Test
    default void O9_what_is_never_resumed_runs_in_each_life() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        for (int life = 1; life <= 3; life++) {
            Play play = play(journal, "unkept");
            SpawningTask<Integer, TaskId> kept = play.task("kept");
            SpawningTask<Object, TaskId> connection = play.task("connection", context -> new Object());
            SpawningTask<Integer, TaskId> last = play.task("last", context -> {
                context.sleep(seconds(9));
                return context.resultOf(connection).hashCode();
            });
            play.chain(List.of(kept, connection, last));
            play.orchestra().neverResume(connection.id());
            play.orchestra().startAll();
            play.test().advance(seconds(1));
            assertEquals(
                    life == 1 ? List.of("kept", "connection", "last") : List.of("connection", "last"),
                    play.begun(),
                    "in life " + life);
            journal = journal.frozen();
            play.test().runUntilIdle();
            assertEquals(TaskStatus.COMPLETED, last.status(), "its dependency's result need not be kept");
        }
    }

    @Test
    default void O9_a_completed_task_counts_as_completed_in_the_next_life() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        Letters first = new Letters(this, journal);
        first.play.orchestra().startAll();
        first.play.test().advance(seconds(1));
        Letters second = new Letters(this, journal.frozen());
        second.play.orchestra().startAll();
        second.play.test().awaitQuiet();
        assertEquals(2, second.play.orchestra().statistics().completed());
        assertEquals(TaskStatus.COMPLETED, second.a.status());
        Histories.assertWhole(second.a);
        second.play.test().runUntilIdle();
        assertEquals(4, second.play.orchestra().statistics().completed());
        assertEquals(TaskStatus.COMPLETED, second.play.orchestra().status());
    }

    @Test
    default void O9_a_forecast_knows_the_times_of_former_lives() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        Letters first = new Letters(this, journal);
        first.play.orchestra().startAll();
        first.play.test().advance(seconds(1));
        MemoryJournal left = journal.frozen();
        first.play.test().runUntilIdle();

        Play again = play(journal, "letters");
        SpawningTask<String, TaskId> c = again.task("c", context -> "again");
        again.orchestra().neverResume(c.id());
        assertEquals(Optional.of(Letters.TIME), again.orchestra().forecast().timeLeft());

        Play unknown = play(left, "letters");
        unknown.task("c", context -> "never ended");
        assertEquals(Optional.empty(), unknown.orchestra().forecast().timeLeft());
    }

    @Test
    default void O9_tasks_of_a_context_are_resumed_with_the_orchestra() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        for (int life = 1; life <= 2; life++) {
            Play outer = play(journal, "outer");
            Play inner = new Play(outer.test(), outer.orchestra().createContext("inner"), outer.begun());
            SpawningTask<Integer, TaskId> done = inner.task("done");
            SpawningTask<Integer, TaskId> slow = inner.task("slow", seconds(9));
            inner.chain(List.of(done, slow));
            outer.orchestra().startAll();
            outer.test().advance(seconds(1));
            assertEquals(life == 1 ? List.of("done", "slow") : List.of("slow"), outer.begun(), "in life " + life);
            journal = journal.frozen();
            outer.test().runUntilIdle();
            assertEquals(1, done.await());
        }
    }

    @Test
    default void O9_runs_of_other_names_have_journals_of_their_own() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        for (String name : List.of("one", "two")) {
            Play play = play(journal, name);
            play.task("task");
            play.finishAll();
            assertEquals(List.of("task"), play.begun());
        }
    }

    private Play play(MemoryJournal journal, String name) {
        Play play = Play.of(this, seeded(), name);
        play.orchestra().journal(journal, TextCodec.PLAIN);
        return play;
    }

    /** Runs a random graph in which each task gives the sum of its dependencies and one. */
    private Map<String, Integer> sums(int seed, MemoryJournal journal, List<String> ran) throws Exception {
        RandomGraph graph = RandomGraph.of(new Random(seed), 12, 3);
        Play play = play(journal, "sums");
        Map<Integer, SpawningTask<Integer, TaskId>> tasks = new LinkedHashMap<>();
        for (int node = 0; node < graph.size(); node++) {
            int number = node;
            tasks.put(node, play.task(String.valueOf(node), context -> {
                context.sleep(graph.times().get(number));
                return 1
                        + graph.dependencies().get(number).stream()
                                .mapToInt(before -> context.resultOf(of(tasks, before)))
                                .sum();
            }));
        }
        for (int node = 0; node < graph.size(); node++) {
            for (int before : graph.dependencies().get(node)) {
                play.after(of(tasks, node), List.of(of(tasks, before)));
            }
        }
        OrchestraResults<TaskId> results = play.finishAll();
        ran.addAll(play.begun());
        Map<String, Integer> sums = new LinkedHashMap<>();
        tasks.forEach(
                (node, task) -> sums.put(String.valueOf(node), results.of(task).orElseThrow()));
        return sums;
    }

    private static SpawningTask<Integer, TaskId> of(Map<Integer, SpawningTask<Integer, TaskId>> tasks, int node) {
        return Objects.requireNonNull(tasks.get(node));
    }

    /** Three tasks, of which one takes time and gives nothing, and one that waits for them. */
    final class Letters {

        static final Duration TIME = Duration.ofSeconds(10);

        private final Play play;
        private final SpawningTask<String, TaskId> a;
        private final SpawningTask<Integer, TaskId> b;
        private final SpawningTask<String, TaskId> d;

        Letters(Subject subject, MemoryJournal journal) {
            play = Play.of(subject, subject.seeded(), "letters");
            play.orchestra().journal(journal, TextCodec.PLAIN);
            a = play.task("a", context -> "a");
            b = play.task("b", context -> 2);
            SpawningTask<@Nullable String, TaskId> c = play.task("c", context -> {
                context.sleep(TIME);
                return null;
            });
            d = play.task("d", context -> context.resultOf(a) + context.resultOf(b) + context.resultOf(c));
            play.after(d, List.of(a, b, c));
        }
    }
}
