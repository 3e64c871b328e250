package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.CancellationResult;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A pipeline is cancelled, timed and shut down as a task: law E7 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface PipelineEndLaws extends StreamSubject {

    @Test
    default void E7_one_deadline_frees_the_caller_and_ends_the_work_as_in_T3() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless(number -> take(SECOND));
        var task = numbers(test)
                .timeout(Duration.ofSeconds(10))
                .retry(1_000, RetryStrategy.fixed(SECOND))
                .sender(sources -> source)
                .receiver(event -> {
                    if (event.data() == 3) {
                        throw new IOException("as intended");
                    }
                    return event.data();
                })
                .run();
        assertEquals(TaskResult.failure(new AsyncTaskError.Timeout(Duration.ofSeconds(10))), test.resultOf(task));
        assertEquals(Optional.of(TestRuntime.START.plusSeconds(10)), task.completedAt());
        test.runUntilIdle();
        assertEquals(source.opened(), source.closed(), "each attempt closed its source");
        assertTrue(source.opened() > 1, "there was time for more than one attempt");
        assertEquals(0, test.runtime().activeCount());
    }

    @Test
    default void E7_each_level_of_cancellation_ends_it_as_in_C1_and_C5() throws Exception {
        for (CancellationLevel level : CancellationLevel.values()) {
            TestRuntime test = seeded();
            List<String> handlers = Collections.synchronizedList(new ArrayList<>());
            SpySource source = SpySource.endless(number -> take(SECOND));
            var task = numbers(test)
                    .sender(sources -> source)
                    .receiver(event -> event.data())
                    .run();
            task.onCancel(asked -> handlers.add("any"));
            task.onCancel(asked -> handlers.add("essential"), true);
            test.advance(SECOND.multipliedBy(3));
            CancellationResult answer = task.cancel(level);
            test.runUntilIdle();
            assertEquals(TaskStatus.CANCELLED, task.status());
            assertEquals(Optional.of(TaskResult.failure(new AsyncTaskError.Cancelled(level))), task.result());
            Collections.sort(handlers);
            assertEquals(
                    switch (level) {
                        case GRACEFUL -> List.of("any", "essential");
                        case KILL -> List.of("essential");
                        case KILL_HARD -> List.of();
                    },
                    handlers);
            if (level == CancellationLevel.KILL_HARD) {
                assertEquals(new CancellationResult.Cancelled(level), answer);
            }
            assertEquals(1, source.closed());
            assertEquals(0, test.runtime().activeCount());
        }
    }

    @Test
    default void E7_deaf_code_is_left_behind_visibly_as_in_C2_and_C3() throws Exception {
        TestRuntime test = concurrent(8);
        Gate gate = gate();
        var task = numbers(test)
                .sender(sources -> SpySource.of(3))
                .receiver(event -> {
                    gate.passDeaf();
                    return event.data();
                })
                .run();
        gate.awaitArrival();
        CompletableFuture<CancellationResult> answer = new CompletableFuture<>();
        Aside canceller = aside(() -> answer.complete(task.cancel(CancellationPlan.escalate(SECOND, SECOND))));
        until(() -> {
            test.clock().advance(Duration.ofMillis(100));
            return canceller.isDone();
        });
        canceller.join();
        assertEquals(new CancellationResult.Cancelled(CancellationLevel.KILL_HARD), answer.get());
        assertEquals(TaskStatus.CANCELLED, task.status());
        assertFalse(test.runtime().abandoned().isEmpty(), "it is listed until it ends");
        gate.open();
        until(() -> test.runtime().abandoned().isEmpty());
    }

    @Test
    default void E7_it_ends_with_its_runtime_as_in_R1_and_R2() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.endless(number -> take(SECOND));
        var end = numbers(test).sender(sources -> source).receiver(event -> event.data());
        var task = end.run();
        test.advance(SECOND);
        assertTrue(test.runtime().dump().text().contains(String.valueOf(task.id())), "it is in the dump, as in R5");
        test.close();
        assertEquals(TaskStatus.CANCELLED, task.status());
        assertEquals(1, source.closed());
        AsyncTaskException refused = assertThrows(AsyncTaskException.class, end::run);
        assertInstanceOf(AsyncTaskError.Rejected.class, refused.error());
    }
}
