package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When the next attempt begins: law F2 of the contract. */
@SuppressWarnings("MemberName") // tests begin with the number of their law
public interface RetryLaws extends Subject {

    @Test
    default void F2_immediate_retries_without_a_wait() throws Exception {
        assertEquals(millis(0, 0, 0, 0, 0), waits(5, RetryStrategy.immediate()));
    }

    @Test
    default void F2_fixed_waits_the_same_each_time() throws Exception {
        assertEquals(millis(3_000, 3_000, 3_000), waits(3, RetryStrategy.fixed(Duration.ofSeconds(3))));
        assertEquals(millis(0, 0), waits(2, RetryStrategy.fixed(Duration.ZERO)));
    }

    @Test
    default void F2_linear_grows_by_a_step_up_to_its_cap() throws Exception {
        RetryStrategy strategy = RetryStrategy.linear(millis(1_000), millis(2_500), millis(8_000));
        assertEquals(millis(1_000, 3_500, 6_000, 8_000, 8_000, 8_000), waits(6, strategy));
    }

    @Test
    default void F2_exponential_grows_by_a_factor_up_to_its_cap() throws Exception {
        RetryStrategy twice = RetryStrategy.exponential(millis(100), 2.0, millis(1_000));
        assertEquals(millis(100, 200, 400, 800, 1_000, 1_000), waits(6, twice));
        RetryStrategy half = RetryStrategy.exponential(millis(64), 1.5, millis(5_000));
        assertEquals(millis(64, 96, 144, 216, 324, 486, 729), waits(7, half));
    }

    @Test
    default void F2_delays_are_exact_to_the_nanosecond() throws Exception {
        Duration odd = Duration.ofNanos(1_234_567_891);
        assertEquals(List.of(odd, odd), waits(2, RetryStrategy.fixed(odd)));
        RetryStrategy linear = RetryStrategy.linear(odd, Duration.ofNanos(1), Duration.ofHours(1));
        assertEquals(List.of(odd, odd.plusNanos(1), odd.plusNanos(2)), waits(3, linear));
    }

    @Test
    default void F2_jitter_stays_within_its_bounds_and_spreads_over_them() throws Exception {
        assertSpread(waits(400, RetryStrategy.fixed(millis(10_000)).withJitter()), 5_000, 15_000);
        assertSpread(waits(400, RetryStrategy.fixed(millis(10_000)).withJitter(0.2)), 8_000, 12_000);
        assertSpread(waits(400, RetryStrategy.fixed(millis(10_000)).withJitter(1.0)), 0, 20_000);
        assertEquals(
                millis(10_000, 10_000),
                waits(2, RetryStrategy.fixed(millis(10_000)).withJitter(0.0)));
    }

    @Test
    default void F2_jitter_is_of_the_delay_that_the_strategy_gives() throws Exception {
        RetryStrategy strategy =
                RetryStrategy.exponential(millis(100), 10.0, millis(5_000)).withJitter(0.1);
        List<Duration> waits = waits(5, strategy);
        List<Duration> without = millis(100, 1_000, 5_000, 5_000, 5_000);
        for (int i = 0; i < without.size(); i++) {
            double ratio = (double) waits.get(i).toNanos() / without.get(i).toNanos();
            assertTrue(ratio >= 0.9 && ratio <= 1.1, "retry " + (i + 1) + " after " + waits.get(i));
        }
    }

    @Test
    default void F2_what_would_overflow_is_capped() throws Exception {
        Duration hour = Duration.ofHours(1);
        RetryStrategy steep = RetryStrategy.exponential(Duration.ofNanos(1), 1e9, hour);
        assertEquals(hour, waits(300, steep).getLast());
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        for (RetryStrategy strategy : List.of(
                RetryStrategy.fixed(endless),
                RetryStrategy.linear(endless, endless, RetryStrategy.LONGEST),
                RetryStrategy.exponential(endless, 1e300, RetryStrategy.LONGEST))) {
            assertEquals(RetryStrategy.LONGEST, waits(1, strategy).getFirst(), strategy.toString());
            for (int retry : List.of(1, 2, 1_000, Integer.MAX_VALUE)) {
                assertEquals(RetryStrategy.LONGEST, strategy.delay(retry, () -> 0L), strategy + ", retry " + retry);
            }
        }
    }

    @Test
    default void F2_an_endless_delay_never_becomes_none() throws Exception {
        Duration endless = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
        for (RetryStrategy strategy : List.<RetryStrategy>of(
                (retry, random) -> endless,
                RetryStrategy.exponential(endless, 2.0, endless),
                RetryStrategy.exponential(endless, 2.0, endless).withJitter(1.0))) {
            TestRuntime test = seeded();
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .retry(5, strategy)
                    .run(() -> {
                        throw new IOException("as intended");
                    });
            test.advance(Duration.ofHours(1));
            assertEquals(1, task.attempt(), "attempts after an hour");
            assertEquals(TaskStatus.RUNNING, task.status(), "it waits");
        }
    }

    @Test
    default void F2_n_retries_are_n_attempts_after_the_first() throws Exception {
        for (int retries = 0; retries < 5; retries++) {
            TestRuntime test = seeded();
            List<Integer> attempts = new ArrayList<>();
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .retry(retries, RetryStrategy.immediate())
                    .run(context -> {
                        attempts.add(context.attempt());
                        throw new IOException("as intended");
                    });
            assertFalse(test.resultOf(task).isSuccess());
            assertEquals(IntStream.rangeClosed(1, retries + 1).boxed().toList(), attempts);
            assertEquals(retries + 1, task.attempt());
            assertEquals(retries, task.retries());
            assertEquals(retries + 1, task.errors().size(), "each attempt's error");
        }
    }

    @Test
    default void F2_no_attempt_follows_one_that_succeeds() throws Exception {
        for (int good = 1; good <= 4; good++) {
            int successful = good;
            TestRuntime test = seeded();
            SpawningTask<Integer, TaskId> task = test.runtime()
                    .<Integer>to()
                    .retry(9, RetryStrategy.fixed(Duration.ofSeconds(1)))
                    .run(context -> {
                        if (context.attempt() < successful) {
                            throw new IOException("as intended");
                        }
                        return context.attempt();
                    });
            assertEquals(good, test.resultOf(task).orElseThrow());
            assertEquals(good, task.attempt());
            assertEquals(
                    Optional.of(TestRuntime.START.plusSeconds(good - 1)), task.completedAt(), "at once after success");
        }
    }

    @Test
    default void F2_a_strategy_is_asked_once_per_retry_with_its_number() throws Exception {
        List<Integer> asked = new ArrayList<>();
        RetryStrategy strategy = (retry, random) -> {
            asked.add(retry);
            return Duration.ofSeconds(retry);
        };
        assertEquals(millis(1_000, 2_000, 3_000, 4_000), waits(4, strategy));
        assertEquals(List.of(1, 2, 3, 4), asked);
    }

    @Test
    default void F2_delays_count_from_the_end_of_the_attempt() throws Exception {
        TestRuntime test = seeded();
        List<Instant> began = new ArrayList<>();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(2, RetryStrategy.fixed(Duration.ofSeconds(1)))
                .run(context -> {
                    began.add(test.clock().instant());
                    context.sleep(Duration.ofSeconds(10));
                    throw new IOException("as intended");
                });
        test.resultOf(task);
        Instant start = TestRuntime.START;
        assertEquals(List.of(start, start.plusSeconds(11), start.plusSeconds(22)), began);
    }

    /** How long a task that always fails waits before each retry. */
    private List<Duration> waits(int retries, RetryStrategy strategy) throws InterruptedException {
        TestRuntime test = seeded();
        List<Instant> began = new ArrayList<>();
        SpawningTask<Integer, TaskId> task = test.runtime()
                .<Integer>to()
                .retry(retries, strategy)
                .run(() -> {
                    began.add(test.clock().instant());
                    throw new IOException("as intended");
                });
        assertFalse(test.resultOf(task).isSuccess());
        assertEquals(retries + 1, began.size(), "attempts");
        return IntStream.range(0, retries)
                .mapToObj(i -> Duration.between(began.get(i), began.get(i + 1)))
                .toList();
    }

    private static void assertSpread(List<Duration> waits, long low, long high) {
        long width = high - low;
        List<Long> sorted = waits.stream().map(Duration::toMillis).sorted().toList();
        assertTrue(sorted.getFirst() >= low && sorted.getLast() <= high, "within the bounds: " + sorted);
        assertTrue(sorted.getFirst() < low + width / 10, "near the lower bound: " + sorted.getFirst());
        assertTrue(sorted.getLast() > high - width / 10, "near the upper bound: " + sorted.getLast());
        long median = sorted.get(sorted.size() / 2);
        assertTrue(Math.abs(median - (low + high) / 2) < width / 6, "evenly: the median is " + median);
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static List<Duration> millis(long first, long... more) {
        return LongStream.concat(LongStream.of(first), LongStream.of(more))
                .mapToObj(Duration::ofMillis)
                .toList();
    }
}
