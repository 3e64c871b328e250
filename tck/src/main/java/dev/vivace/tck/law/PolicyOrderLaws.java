package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.Bulkhead;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.RateLimiter;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The order of policies is fixed: law F5 of the contract.
 *
 * <pre>
 * deadline( fallback( retry( breaker( limiter( bulkhead( attempt timeout( work )))))))
 * </pre>
 */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface PolicyOrderLaws extends Subject {

    /** What each line of the explanation names. */
    List<String> OUTERMOST_FIRST =
            List.of("deadline", "fallback", "retry", "breaker", "limiter", "bulkhead", "attempt timeout", "work");

    @Test
    default void F5_explain_prints_the_order() {
        TestRuntime test = seeded();
        List<String> lines = built(policies(test.runtime(), new ArrayList<>()), test.runtime())
                .prepare(() -> 1)
                .explain()
                .lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
        assertEquals(OUTERMOST_FIRST.size(), lines.size(), "a line for each: " + lines);
        for (int i = 0; i < lines.size(); i++) {
            String name = OUTERMOST_FIRST.get(i);
            assertTrue(lines.get(i).contains(name), "line " + i + " tells of the " + name + ": " + lines);
        }
    }

    @Test
    default void F5_explain_leaves_out_what_was_not_asked_for() {
        assertEquals(
                1, runtime().<Integer>to().prepare(() -> 1).explain().lines().count(), "the work");
        List<String> lines = runtime()
                .<Integer>to()
                .timeout(Duration.ofSeconds(30))
                .retry(3, RetryStrategy.fixed(Duration.ofSeconds(1)))
                .prepare(() -> 1)
                .explain()
                .lines()
                .toList();
        assertEquals(3, lines.size(), "deadline, retry, work: " + lines);
        assertTrue(lines.get(0).contains("30"), "the deadline says how long: " + lines);
        assertTrue(lines.get(1).contains("3"), "the retry says how often: " + lines);
    }

    @Test
    default void F5_any_order_of_calls_gives_the_same_explanation() {
        TestRuntime test = seeded();
        List<UnaryOperator<SpawningTaskBuilder<Integer, AsyncTaskException, TaskId>>> policies =
                policies(test.runtime(), new ArrayList<>());
        String expected = built(policies, test.runtime()).prepare(() -> 1).explain();
        for (int seed = 0; seed < 200; seed++) {
            Collections.shuffle(policies, new Random(seed));
            String shuffled = built(policies, test.runtime()).prepare(() -> 1).explain();
            assertEquals(expected, shuffled, "shuffled with seed " + seed);
        }
    }

    @Test
    default void F5_any_order_of_calls_gives_the_same_behaviour() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            TestRuntime test = seeded();
            List<String> trace = new ArrayList<>();
            List<UnaryOperator<SpawningTaskBuilder<Integer, AsyncTaskException, TaskId>>> policies =
                    policies(test.runtime(), trace);
            Collections.shuffle(policies, new Random(seed));
            SpawningTask<Integer, TaskId> task = built(policies, test.runtime()).run(context -> {
                trace.add("attempt " + context.attempt() + at(test));
                if (context.attempt() == 2) {
                    context.sleep(Duration.ofDays(1));
                }
                throw new IOException("as intended");
            });
            assertEquals(7, test.resultOf(task).orElseThrow(), "the fallback's value");
            trace.add("end" + at(test));
            // Each attempt waits a second for its turn and for the next of the limiter's moments, every ten seconds.
            // The second is cut off after two seconds. Three failures open the breaker, so that the others are refused.
            assertEquals(
                    List.of(
                            "attempt 1 at 0 s",
                            "attempt 2 at 10 s",
                            "attempt 3 at 20 s",
                            "fallback for Rejected",
                            "end at 23 s"),
                    trace,
                    "shuffled with seed " + seed);
        }
    }

    @Test
    default void F5_the_deadline_is_outside_the_fallback() throws Exception {
        TestRuntime test = seeded();
        Duration timeout = Duration.ofSeconds(5);
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .timeout(timeout)
                .fallback(error -> test.runtime().<Integer>to().await(slow()))
                .run(() -> {
                    throw new IOException("as intended");
                });
        assertEquals(TaskResult.<Integer>failure(new AsyncTaskError.Timeout(timeout)), test.resultOf(task));
    }

    @Test
    default void F5_a_refused_attempt_takes_no_moment_of_the_limiter() throws Exception {
        TestRuntime test = seeded();
        CircuitBreaker breaker = test.runtime()
                .circuitBreaker(BreakerConfig.named("x").withFailures(1).withOpenFor(Duration.ofDays(1)));
        RateLimiter limiter = test.runtime().rateLimiter("y", 1, Duration.ofSeconds(10));
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .rateLimiter(limiter)
                .breaker(breaker)
                .retry(5, RetryStrategy.immediate())
                .run(() -> {
                    throw new IOException("as intended");
                });
        AsyncTaskError error = test.resultOf(task).failure().orElseThrow();
        assertInstanceOf(AsyncTaskError.Rejected.class, error);
        assertEquals(6, task.attempt(), "refusals are retried");
        assertEquals(Duration.ofSeconds(10), limiter.reserve(), "only the first attempt took a moment");
    }

    @Test
    default void F5_waiting_for_a_moment_or_a_place_is_no_part_of_the_attempt() throws Exception {
        TestRuntime test = seeded();
        RateLimiter limiter = test.runtime().rateLimiter("x", 1, Duration.ofHours(1));
        assertEquals(Duration.ZERO, limiter.reserve());
        Bulkhead bulkhead = test.runtime().bulkhead("y", 1, Duration.ofDays(1));
        assertTrue(bulkhead.enter());
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .attemptTimeout(Duration.ofSeconds(1))
                .bulkhead(bulkhead)
                .rateLimiter(limiter)
                .run(() -> 1);
        test.advance(Duration.ofHours(2));
        assertEquals(Optional.empty(), task.result(), "it waits for a place");
        bulkhead.leave();
        assertEquals(1, test.resultOf(task).orElseThrow());
    }

    @Test
    default void F5_a_place_is_held_during_an_attempt_and_not_between() throws Exception {
        TestRuntime test = seeded();
        Bulkhead bulkhead = test.runtime().bulkhead("x", 1, Duration.ZERO);
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .bulkhead(bulkhead)
                .retry(1, RetryStrategy.fixed(Duration.ofSeconds(10)))
                .run(context -> {
                    context.sleep(Duration.ofSeconds(10));
                    if (context.attempt() == 1) {
                        throw new IOException("as intended");
                    }
                    return 1;
                });
        List<Boolean> free = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            test.advance(Duration.ofSeconds(i == 0 ? 5 : 10));
            boolean entered = bulkhead.enter();
            free.add(entered);
            if (entered) {
                bulkhead.leave();
            }
        }
        assertEquals(List.of(false, true, false, true), free, "in the attempt, between, in the next, after");
        assertEquals(1, test.resultOf(task).orElseThrow());
    }

    @Test
    default void F5_the_breaker_hears_of_attempts_that_take_too_long() throws Exception {
        TestRuntime test = seeded();
        CircuitBreaker breaker = test.runtime()
                .circuitBreaker(BreakerConfig.named("x").withFailures(2).withOpenFor(Duration.ofDays(1)));
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .attemptTimeout(Duration.ofSeconds(1))
                .breaker(breaker)
                .retry(1, RetryStrategy.immediate())
                .run(slow());
        assertEquals(
                TaskResult.<Integer>failure(new AsyncTaskError.Timeout(Duration.ofSeconds(1))), test.resultOf(task));
        assertEquals(CircuitBreaker.State.OPEN, breaker.state());
    }

    /** One of each kind, in the order of the law; the fallback tells the trace. */
    private static List<UnaryOperator<SpawningTaskBuilder<Integer, AsyncTaskException, TaskId>>> policies(
            Runtime<@Nullable Object, TaskId> runtime, List<String> trace) {
        CircuitBreaker breaker =
                runtime.circuitBreaker(BreakerConfig.named("x").withFailures(3).withOpenFor(Duration.ofDays(1)));
        RateLimiter limiter = runtime.rateLimiter("y", 1, Duration.ofSeconds(10));
        Bulkhead bulkhead = runtime.bulkhead("z", 1, Duration.ZERO);
        return new ArrayList<>(List.of(
                builder -> builder.timeout(Duration.ofDays(2)),
                builder -> builder.fallback(error -> {
                    trace.add("fallback for " + error.getClass().getSimpleName());
                    return 7;
                }),
                builder -> builder.retry(5, RetryStrategy.fixed(Duration.ofSeconds(1))),
                builder -> builder.breaker(breaker),
                builder -> builder.rateLimiter(limiter),
                builder -> builder.bulkhead(bulkhead),
                builder -> builder.attemptTimeout(Duration.ofSeconds(2))));
    }

    private static SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> built(
            List<UnaryOperator<SpawningTaskBuilder<Integer, AsyncTaskException, TaskId>>> policies,
            Runtime<@Nullable Object, TaskId> runtime) {
        SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder = runtime.to();
        for (UnaryOperator<SpawningTaskBuilder<Integer, AsyncTaskException, TaskId>> policy : policies) {
            builder = policy.apply(builder);
        }
        return builder;
    }

    private static String at(TestRuntime test) {
        return " at "
                + Duration.between(TestRuntime.START, test.clock().instant()).toSeconds() + " s";
    }

    private static AsyncWork<Integer> slow() {
        return context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        };
    }
}
