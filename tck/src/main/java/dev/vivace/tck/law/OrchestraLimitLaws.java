package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many run at a time: law O1 of the contract, where less than all that is ready may run. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface OrchestraLimitLaws extends OrchestraSubject {

    @Test
    default void O1_the_limit_of_an_orchestra_is_reached_and_never_exceeded() throws Exception {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Crowd crowd = new Crowd();
            Play play = Play.of(this, concurrent(16), "limited");
            play.orchestra().limit(3);
            SpawningTask<Integer, TaskId> first = play.task("first");
            for (int i = 0; i < 40; i++) {
                Duration time = seconds(random.nextInt(10));
                play.after(play.task("task " + i, in(crowd, time)), List.of(first));
            }
            assertTrue(play.finishAll().isSuccess());
            assertEquals(3, crowd.most(), "seed " + seed);
            assertEquals(40, crowd.total());
        }
    }

    @Test
    default void O1_the_limit_of_a_group_holds_its_members_only() throws Exception {
        Play play = Play.of(this, concurrent(32), "limited");
        Crowd members = new Crowd();
        Crowd others = new Crowd();
        play.orchestra().createGroup("disk");
        play.orchestra().limitGroup("disk", 2);
        for (int i = 0; i < 10; i++) {
            SpawningTask<Integer, TaskId> member = play.task("member " + i, in(members, seconds(1)));
            play.orchestra().addToGroup("disk", member.id());
            play.task("other " + i, in(others, seconds(1)));
        }
        assertTrue(play.finishAll().isSuccess());
        assertEquals(2, members.most());
        assertEquals(10, others.most());
        assertEquals(TestRuntime.START.plusSeconds(5), play.test().clock().instant(), "ten members, two at a time");
    }

    @Test
    default void O1_a_task_in_several_groups_keeps_the_limits_of_all() throws Exception {
        Play play = Play.of(this, concurrent(32), "limited");
        Crowd wide = new Crowd();
        Crowd narrow = new Crowd();
        play.orchestra().limit(5);
        for (String group : List.of("wide", "narrow")) {
            play.orchestra().createGroup(group);
        }
        play.orchestra().limitGroup("wide", 3);
        play.orchestra().limitGroup("narrow", 1);
        for (int i = 0; i < 12; i++) {
            boolean both = i % 3 == 0;
            AsyncWork<Integer> inner = both ? in(narrow, seconds(1)) : in(new Crowd(), seconds(1));
            SpawningTask<Integer, TaskId> task =
                    play.task("task " + i, context -> wide.pass(1, () -> inner.run(context)));
            play.orchestra().addToGroup("wide", task.id());
            if (both) {
                play.orchestra().addToGroup("narrow", task.id());
            }
        }
        assertTrue(play.finishAll().isSuccess());
        assertEquals(3, wide.most(), "those of the narrow group do not take the places of others");
        assertEquals(1, narrow.most());
        assertEquals(12, wide.total());
    }

    @Test
    default void O1_what_is_held_back_is_pending_and_holds_no_thread() throws Exception {
        Play play = Play.of(this, concurrent(16), "limited");
        play.orchestra().limit(1);
        for (int i = 0; i < 5; i++) {
            play.task("task " + i, seconds(1));
        }
        play.orchestra().startAll();
        play.test().awaitQuiet();
        assertEquals(1, play.begun().size());
        assertEquals(0, play.test().runtime().queuedCount(), "in the queue of the runtime");
        assertEquals(
                4,
                play.orchestra().statuses().values().stream()
                        .filter(TaskStatus.PENDING::equals)
                        .count());
    }

    @Test
    default void O1_a_limit_that_is_lifted_lets_held_back_tasks_go() throws Exception {
        Play play = Play.of(this, concurrent(16), "limited");
        Crowd crowd = new Crowd();
        play.orchestra().limit(1);
        for (int i = 0; i < 9; i++) {
            play.task("task " + i, in(crowd, seconds(1)));
        }
        play.orchestra().startAll();
        play.test().awaitQuiet();
        assertEquals(1, crowd.inside());
        play.orchestra().limit(4);
        play.test().awaitQuiet();
        assertEquals(4, crowd.inside());
        assertTrue(play.finish(play.orchestra().startAll()).isSuccess());
        assertEquals(4, crowd.most());
    }

    @Test
    default void O1_no_place_is_idle_while_a_task_is_ready() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            RandomGraph graph = RandomGraph.of(random, 40, 2);
            Play play = Play.of(this, concurrent(16), "greedy");
            play.orchestra().limit(3);
            graph.in(play, random);
            assertTrue(play.finishAll().isSuccess());
            Duration took =
                    Duration.between(TestRuntime.START, play.test().clock().instant());
            Duration all = graph.times().stream().reduce(Duration.ZERO, Duration::plus);
            // Graham's bound: whoever never idles without need takes no longer.
            Duration most = all.plus(graph.makespan().multipliedBy(2)).dividedBy(3);
            assertTrue(took.compareTo(most) <= 0, "seed " + seed + ": " + took + " of at most " + most);
        }
    }

    private static AsyncWork<Integer> in(Crowd crowd, Duration time) {
        return context -> crowd.pass(1, () -> context.sleep(time));
    }
}
