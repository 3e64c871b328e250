package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Threads: law R2 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ThreadLaws extends Subject {

    @Test
    default void R2_no_thread_is_left_behind() throws Exception {
        String name = unlike("kit-r2-threads");
        Runtime<@Nullable Object, TaskId> runtime = open(builder().name(name).workerThreads(2));
        Gate gate = gate();
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            for (int i = 0; i < 20; i++) {
                tasks.add(runtime.<Integer>to()
                        .lane(lane)
                        .timeout(Duration.ofDays(1))
                        .retry(1, RetryStrategy.fixed(Duration.ofMillis(1)))
                        .run((AsyncWork<Integer>) context -> {
                            if (context.attempt() == 1) {
                                throw new IOException("as intended");
                            }
                            return runtime.<Integer>to().await(() -> 1);
                        }));
            }
        }
        runtime.<Integer>to().lane(Lane.CPU).run(() -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        assertFalse(threadsOf(name).isEmpty(), "its threads carry its name");
        for (SpawningTask<Integer, TaskId> task : tasks) {
            assertEquals(1, task.await());
        }
        gate.open();
        runtime.shutdown(Duration.ofDays(1));
        until(() -> threadsOf(name).isEmpty());
    }

    @Test
    default void R2_cancelled_tasks_leave_no_thread_behind() throws Exception {
        String name = unlike("kit-r2-cancelled");
        Runtime<@Nullable Object, TaskId> runtime = open(builder().name(name));
        Gate gate = gate();
        for (Lane lane : Lane.values()) {
            runtime.<Integer>to().lane(lane).run((AsyncWork<Integer>) context -> {
                gate.pass();
                return 1;
            });
        }
        gate.awaitArrival();
        runtime.asExecutor().shutdownNow();
        runtime.shutdown(Duration.ZERO);
        until(() -> threadsOf(name).isEmpty());
    }

    @Test
    default void R2_a_runtime_closes_at_the_end_of_a_try() throws Exception {
        String name = unlike("kit-r2-closes");
        Runtime<@Nullable Object, TaskId> seen;
        try (Runtime<@Nullable Object, TaskId> runtime = builder().name(name).build()) {
            seen = runtime;
            assertEquals(1, runtime.<Integer>to().lane(Lane.CPU).await(() -> {
                assertTrue(Thread.currentThread().getName().contains(name), "its threads carry its name");
                return 1;
            }));
        }
        assertFalse(seen.isRunning());
        assertTrue(seen.activeCount() == 0, "no live task");
        until(() -> threadsOf(name).isEmpty());
    }

    /** Were a waiting task to keep its place, these two would have all of a lane of one. */
    @Test
    default void R2_tasks_that_wait_for_each_other_cannot_hold_a_whole_lane() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime = open(builder().workerThreads(1));
        for (Lane lane : Lane.values()) {
            assertEquals(
                    3,
                    runtime.<Integer>to().lane(lane).await((AsyncWork<Integer>) context -> {
                        SpawningTask<Integer, TaskId> child = runtime.<Integer>to()
                                .lane(lane)
                                .run(() -> 1
                                        + runtime.<Integer>to()
                                                .lane(lane)
                                                .run(() -> 1)
                                                .await());
                        return 1 + child.await();
                    }),
                    "on lane " + lane);
        }
    }

    /** A name that no runtime of an earlier test had, which may have left threads behind. */
    private static String unlike(String name) {
        return name + "-" + UUID.randomUUID();
    }

    private static List<String> threadsOf(String runtime) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains(runtime))
                .toList();
    }
}
