package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A pipeline has relatives, values and a priority as a task: law E7 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface PipelineContextLaws extends StreamSubject {

    @Test
    default void E7_it_is_a_child_and_a_parent_as_in_K1_and_C4() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless(number -> take(SECOND));
        List<AsyncTask<?, ?>> made = new ArrayList<>();
        SpawningTask<Integer, TaskId> parent = test.runtime()
                .<Integer>to()
                .name("parent")
                .run(context -> {
                    made.add(numbers(test)
                            .name("pipeline")
                            .sender(sources -> source)
                            .receiver(event -> {
                                test.runtime().<Integer>to().name("grandchild").run(inner -> {
                                    made.add(inner.task());
                                    inner.sleep(Duration.ofDays(1));
                                    return 1;
                                });
                                return event.data();
                            })
                            .run());
                    return 1;
                });
        test.advance(SECOND.multipliedBy(2));
        assertEquals("parent/pipeline", made.getFirst().path());
        assertTrue(made.size() > 1, "its receiver has started tasks");
        for (AsyncTask<?, ?> grandchild : made.subList(1, made.size())) {
            assertTrue(grandchild.path().startsWith("parent/pipeline/"), grandchild.path());
        }
        assertEquals(TaskStatus.RUNNING, parent.status(), "it waits for its children");
        parent.cancel(CancellationLevel.GRACEFUL);
        test.runUntilIdle();
        for (AsyncTask<?, ?> task : made) {
            assertEquals(TaskStatus.CANCELLED, task.status(), task.path());
            assertFalse(
                    task.completedAt()
                            .orElseThrow()
                            .isAfter(parent.completedAt().orElseThrow()),
                    "before its parent");
        }
        assertEquals(1, source.closed());
        assertEquals(0, test.runtime().activeCount());
    }

    @Test
    default void E7_it_can_be_given_a_parent_and_be_one_as_in_K1() throws Exception {
        TestRuntime test = seeded();
        var pipeline = numbers(test)
                .name("outer")
                .sender(sources -> SpySource.of(2, number -> take(SECOND)))
                .receiver(event -> event.data())
                .run();
        test.awaitQuiet();
        var inner = numbers(test)
                .name("inner")
                .parent(pipeline)
                .sender(sources -> SpySource.of(2))
                .receiver(event -> event.data())
                .run();
        SpawningTask<Integer, TaskId> child = pipeline.runChild(context -> 1);
        assertEquals("outer/inner", inner.path());
        assertTrue(child.path().startsWith("outer/"), child.path());
        assertEquals(TaskResult.success(upTo(2)), test.resultOf(inner));
        assertEquals(TaskResult.success(upTo(2)), test.resultOf(pipeline));
        var apart = numbers(test).detached().name("apart");
        SpawningTask<String, TaskId> starter = test.runtime().<String>to().run(context -> {
            EmittingTask<?, ?, ?, ?> started = apart.sender(sources -> SpySource.of(1))
                    .receiver(event -> event.data())
                    .run();
            return started.path();
        });
        assertEquals(TaskResult.success("apart"), test.resultOf(starter));
    }

    @Test
    default void E7_values_reach_sender_receiver_and_handlers_as_in_K3() throws Exception {
        TestRuntime test = seeded();
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        var task = numbers(test)
                .with(ContextLaws.COLOUR, "blue")
                .with("a dependency")
                .sender(sources -> {
                    seen.add("sender "
                            + sources.context().find(ContextLaws.COLOUR).orElse("nothing") + " "
                            + sources.context().get(String.class));
                    return SpySource.of(
                            1,
                            number -> seen.add("source "
                                    + context().find(ContextLaws.COLOUR).orElse("nothing")));
                })
                .receiver(event -> {
                    seen.add("receiver " + context().find(ContextLaws.COLOUR).orElse("nothing") + " "
                            + context().get(String.class));
                    return event.data();
                })
                .run();
        test.resultOf(task);
        Collections.sort(seen);
        assertEquals(List.of("receiver blue a dependency", "sender blue a dependency", "source blue"), seen);
        assertEquals(Optional.of("blue"), task.contextValue(ContextLaws.COLOUR));
    }

    @Test
    default void E7_it_starts_by_its_priority_as_in_P1_and_P4() throws Exception {
        TestRuntime test = concurrent(1);
        Gate gate = gate();
        test.runtime().<Integer>to().run(context -> {
            gate.pass();
            return 1;
        });
        gate.awaitArrival();
        List<String> starts = Collections.synchronizedList(new ArrayList<>());
        List<EmittingTask<?, ?, ?, ?>> tasks = new ArrayList<>();
        for (TaskPriority priority :
                List.of(TaskPriority.LOW, TaskPriority.BACKGROUND, TaskPriority.CRITICAL, TaskPriority.NORMAL)) {
            tasks.add(numbers(test)
                    .priority(priority)
                    .sender(sources -> {
                        starts.add(priority.name());
                        return SpySource.of(1);
                    })
                    .receiver(event -> event.data())
                    .run());
        }
        assertEquals(TaskPriority.LOW, tasks.getFirst().priority());
        tasks.get(1).changePriority(TaskPriority.HIGH);
        gate.open();
        for (EmittingTask<?, ?, ?, ?> task : tasks) {
            task.awaitResult();
        }
        assertEquals(List.of("CRITICAL", "BACKGROUND", "NORMAL", "LOW"), starts, "BACKGROUND had become HIGH");
    }
}
