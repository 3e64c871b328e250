package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.RuntimeListener;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.TaskMessage;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tasks that must show life: law K4 of the contract. The task of these tests is expected to do so every second, and may
 * miss three beats; whether the last is over may be found out one interval later.
 */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface HeartbeatLaws extends Subject {

    /** A beat a second, of which three may be missed. */
    ChannelConfig BEATING = ChannelConfig.DEFAULT.withHeartbeat(Duration.ofSeconds(1), 3);

    @Test
    default void K4_a_missed_heartbeat_marks_a_task_stalled() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = concurrent(8, builder().listener(new RuntimeListener() {
            @Override
            public void onStalled(AsyncTask<?, ?> task) {
                told.add(task.path());
            }
        }));
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> task =
                test.runtime().<Integer>to().name("silent").messages(BEATING).run(puppet);
        puppet.awaitBegin();
        assertFalse(task.isStalled(), "it has just begun");
        test.clock().advance(Duration.ofSeconds(3).minusNanos(1));
        assertFalse(task.isStalled(), "it has missed two beats");
        test.clock().advance(Duration.ofSeconds(2));
        assertTrue(task.isStalled(), "it has missed four");
        assertEquals(TaskStatus.RUNNING, task.status(), "it is not ended by that");
        test.clock().advance(Duration.ofHours(1));
        until(() -> !told.isEmpty());
        puppet.ends(1);
        task.await();
        test.close();
        assertEquals(List.of("silent"), told, "the listener is told once");
    }

    @Test
    default void K4_every_sign_of_life_is_a_heartbeat() throws Exception {
        Map<String, AsyncWork.Action> signs = Map.of(
                "heartbeat", context -> context.heartbeat(),
                "checkpoint", context -> context.checkpoint(),
                "wait", context -> context.sleep(Duration.ZERO),
                "message", context -> context.parent().send(new TaskMessage.Heartbeat<>()),
                "data", context -> context.parent().trySend(new TaskMessage.Data<>("still here")));
        for (Map.Entry<String, AsyncWork.Action> sign : signs.entrySet()) {
            TestRuntime test = concurrent(8);
            Family family = Family.in(test, BEATING);
            for (int beat = 0; beat < 5; beat++) {
                test.clock().advance(Duration.ofSeconds(2));
                assertFalse(family.childTask().isStalled(), sign.getKey() + " every two seconds, " + beat);
                family.child().acts(sign.getValue());
            }
            test.clock().advance(Duration.ofSeconds(5));
            assertTrue(family.childTask().isStalled(), "without a " + sign.getKey());
            family.child().acts(sign.getValue());
            assertFalse(family.childTask().isStalled(), "after a " + sign.getKey());
            test.clock().advance(Duration.ofSeconds(5));
            assertTrue(family.childTask().isStalled(), "again without a " + sign.getKey());
            family.end();
        }
    }

    @Test
    default void K4_no_life_is_asked_of_a_task_that_does_not_run() throws Exception {
        TestRuntime test = concurrent(1);
        SpawningTask<Integer, TaskId> pending =
                test.runtime().<Integer>to().messages(BEATING).prepare(() -> 1);
        SpawningTask<Integer, TaskId> done =
                test.runtime().<Integer>to().messages(BEATING).run(() -> 1);
        done.await();
        Puppet puppet = new Puppet();
        SpawningTask<Integer, TaskId> careless = test.runtime().<Integer>to().run(puppet);
        puppet.awaitBegin();
        test.clock().advance(Duration.ofHours(1));
        assertFalse(pending.isStalled(), "it was not started");
        assertFalse(done.isStalled(), "it has ended");
        assertFalse(careless.isStalled(), "nobody asks it");
        puppet.ends(1);
        careless.await();
        pending.cancel(CancellationLevel.KILL);
    }
}
