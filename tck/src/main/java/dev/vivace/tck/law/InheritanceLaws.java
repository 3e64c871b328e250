package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vivace.OrchestraRun;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.priority.TaskPriority;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Priority along the edges of a graph: law P3 of the contract, where the one who waits is not running yet. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface InheritanceLaws extends OrchestraSubject {

    @Test
    default void P3_a_dependency_inherits_the_priority_of_its_dependents() throws Exception {
        Play play = Play.of(this, concurrent(1), "edges");
        SpawningTask<Integer, TaskId> low = play.task("low", TaskPriority.LOW);
        play.after(play.task("high", TaskPriority.HIGH), List.of(low));
        play.task("normal", TaskPriority.NORMAL);
        assertEquals(TaskPriority.LOW.rank(), low.effectiveRank(), "while nobody waits");
        play.finishAll();
        assertEquals(List.of("low", "high", "normal"), play.begun());
        assertEquals(TaskPriority.LOW, low.priority(), "the priority that was given does not change");
    }

    @Test
    default void P3_inheritance_goes_down_all_edges() throws Exception {
        Play play = Play.of(this, concurrent(1), "edges");
        SpawningTask<Integer, TaskId> last = play.task("background", TaskPriority.BACKGROUND);
        SpawningTask<Integer, TaskId> middle = play.task("low", TaskPriority.LOW);
        SpawningTask<Integer, TaskId> urgent = play.task("normal, then critical", TaskPriority.NORMAL);
        play.chain(List.of(last, middle, urgent));
        play.task("high", TaskPriority.HIGH);
        urgent.changePriority(TaskPriority.CRITICAL);
        play.finishAll();
        assertEquals(List.of("background", "low", "normal, then critical", "high"), play.begun());
    }

    @Test
    default void P3_inheritance_along_an_edge_lasts_while_the_dependent_waits() throws Exception {
        Play play = Play.of(this, seeded(), "edges");
        SpawningTask<Integer, TaskId> low = play.orchestra().register(play.prepare("low", TaskPriority.LOW, context -> {
            context.sleep(Duration.ofSeconds(1));
            return 1;
        }));
        SpawningTask<Integer, TaskId> first = play.task("first", TaskPriority.HIGH);
        SpawningTask<Integer, TaskId> second = play.task("second", TaskPriority.NORMAL);
        play.after(first, List.of(low));
        play.after(second, List.of(low));
        OrchestraRun<TaskId> run = play.orchestra().startAll();
        play.test().awaitQuiet();
        assertEquals(TaskPriority.HIGH.rank(), low.effectiveRank(), "two wait for it");
        second.changePriority(TaskPriority.CRITICAL);
        assertEquals(TaskPriority.CRITICAL.rank(), low.effectiveRank(), "one has become more urgent");
        second.changePriority(TaskPriority.BACKGROUND);
        assertEquals(TaskPriority.HIGH.rank(), low.effectiveRank(), "and less");
        play.orchestra().cancel(first.id(), CancellationLevel.GRACEFUL);
        play.test().awaitQuiet();
        assertEquals(TaskPriority.LOW.rank(), low.effectiveRank(), "who waits is less urgent than it");
        play.finish(run);
    }
}
