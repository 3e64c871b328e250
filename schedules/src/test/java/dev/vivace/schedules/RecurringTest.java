package dev.vivace.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.testkit.VirtualClock;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecurringTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final TestRuntime test = TestRuntime.seeded(3);
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    private SpawningTask<RunCounts, TaskId> start(AsyncWork<RunCounts> work) {
        return test.runtime().<RunCounts>to().name("again").run(work);
    }

    /** When it began, in seconds since the start, and when it was due where that differs. */
    private AsyncWork<String> logged() {
        return taking(Duration.ZERO);
    }

    private AsyncWork<String> taking(Duration time) {
        return context -> {
            log.add(moment(context));
            context.sleep(time);
            return "done";
        };
    }

    private String moment(TaskContext context) {
        String now = seconds(test.clock().instant());
        String due = seconds(context.find(Recurring.DUE).orElseThrow());
        return now.equals(due) ? now : now + " for " + due;
    }

    private static String seconds(Instant instant) {
        double seconds = Duration.between(TestRuntime.START, instant).toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
    }

    private static AsyncTaskError failure(TaskResult<RunCounts> result) {
        return result instanceof TaskResult.Failure<RunCounts>(AsyncTaskError error)
                ? error
                : new AsyncTaskError.Unknown("no failure");
    }

    @Test
    void once_after_a_delay() throws Exception {
        var task = start(Recurring.once(SECOND.multipliedBy(5)).work(logged()));
        test.advance(SECOND.multipliedBy(4));
        assertThat(log).isEmpty();
        assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
        assertThat(test.resultOf(task)).isEqualTo(TaskResult.success(new RunCounts(1, 0, 0)));
        assertThat(log).containsExactly("5");
    }

    @Test
    void at_a_fixed_rate_whatever_the_runs_take() throws Exception {
        var task = start(Recurring.fixedRate(SECOND).times(4).work(taking(Duration.ofMillis(700))));
        assertThat(test.resultOf(task)).isEqualTo(TaskResult.success(new RunCounts(4, 0, 0)));
        assertThat(log).containsExactly("1", "2", "3", "4");
    }

    @Test
    void with_a_fixed_delay_after_each_run() throws Exception {
        var task = start(Recurring.fixedDelay(SECOND)
                .startingAfter(Duration.ZERO)
                .times(3)
                .work(taking(Duration.ofMillis(700))));
        test.resultOf(task);
        assertThat(log).containsExactly("0", "1.7", "3.4");
    }

    @Test
    void by_a_cron_expression_until_a_moment() throws Exception {
        var task = start(Recurring.cron("*/20 * * * *", UTC)
                .until(TestRuntime.START.plusSeconds(3600))
                .work(logged()));
        test.resultOf(task);
        assertThat(log).containsExactly("1200", "2400", "3600");
    }

    @Test
    void missed_runs_are_left_out() throws Exception {
        test.resultOf(start(
                Recurring.fixedRate(SECOND).missed(MissedRuns.SKIP).times(3).work(taking(Duration.ofMillis(2500)))));
        assertThat(log).containsExactly("1", "4", "7");
    }

    @Test
    void one_run_stands_for_all_that_were_missed() throws Exception {
        test.resultOf(start(Recurring.fixedRate(SECOND).times(3).work(taking(Duration.ofMillis(2500)))));
        assertThat(log).containsExactly("1", "3.5 for 2", "6 for 4");
    }

    @Test
    void all_missed_runs_are_made_up_for() throws Exception {
        test.resultOf(start(
                Recurring.fixedRate(SECOND).missed(MissedRuns.ALL).times(4).work(taking(Duration.ofMillis(2500)))));
        assertThat(log).containsExactly("1", "3.5 for 2", "6 for 3", "8.5 for 4");
    }

    @Test
    void runs_since_the_last_process_are_missed_ones() throws Exception {
        Recurring hourly = Recurring.cron("0 * * * *", UTC)
                .since(TestRuntime.START.minus(Duration.ofMinutes(150)))
                .until(TestRuntime.START.plus(Duration.ofHours(1)));
        test.resultOf(start(hourly.missed(MissedRuns.ALL).work(logged())));
        assertThat(log).containsExactly("0 for -7200", "0 for -3600", "0", "3600");
        log.clear();
        test.resultOf(start(hourly.missed(MissedRuns.ONCE)
                .until(TestRuntime.START.plus(Duration.ofHours(2)))
                .work(logged())));
        assertThat(log).containsExactly("3600 for -7200", "7200");
    }

    @Test
    void time_that_jumped_while_the_machine_slept_is_noticed_within_a_minute() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(TestRuntime.START);
        AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);
        Runtime<Object, TaskId> runtime = RuntimeProvider.find()
                .runtimeBuilder()
                .clock(new SleptClock(clock, slept))
                .maxConcurrency(1)
                .build();
        runtime.<RunCounts>to()
                .run(Recurring.cron("0 2 * * *", UTC)
                        .work(context -> log.add(
                                "for " + seconds(context.find(Recurring.DUE).orElseThrow()))));
        runtime.awaitQuiet();
        slept.set(Duration.ofHours(5));
        clock.advance(Duration.ofMinutes(1));
        runtime.awaitQuiet();
        assertThat(log).containsExactly("for 7200");
        TestRuntime.close(clock, runtime);
    }

    /** The time of day goes on while the machine sleeps, and what alarms go by does not. */
    private record SleptClock(TaskClock clock, AtomicReference<Duration> slept) implements TaskClock {

        @Override
        public Instant instant() {
            return clock.instant().plus(slept.get());
        }

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public Alarm schedule(long atNanos, Runnable action) {
            return clock.schedule(atNanos, action);
        }
    }

    @Test
    void runs_are_children_with_options_of_their_own() throws Exception {
        var task = start(Recurring.fixedRate(SECOND)
                .times(2)
                .<String>work(run -> run.name("run").retry(1, RetryStrategy.immediate()), context -> {
                    log.add(context.task().path() + " " + context.attempt());
                    if (context.attempt() == 1) {
                        throw new IllegalStateException("first");
                    }
                    return "done";
                }));
        assertThat(test.resultOf(task)).isEqualTo(TaskResult.success(new RunCounts(2, 0, 0)));
        assertThat(log).containsExactly("again/run 1", "again/run 2", "again/run 1", "again/run 2");
    }

    @Test
    void a_run_that_fails_does_no_harm_to_the_next() throws Exception {
        var task = start(Recurring.fixedRate(SECOND).times(3).work(context -> {
            throw new IllegalStateException(moment(context));
        }));
        assertThat(test.resultOf(task)).isEqualTo(TaskResult.success(new RunCounts(0, 3, 0)));
        assertThat(task.errors())
                .extracting(AsyncTaskError::message)
                .hasSize(3)
                .last()
                .asString()
                .contains("3");
    }

    @Test
    void too_many_failures_in_a_row_end_it() throws Exception {
        var task = start(Recurring.fixedRate(SECOND).stopAfterFailures(2).work(context -> {
            log.add(moment(context));
            if (log.size() == 2) {
                return "done";
            }
            throw new IllegalStateException("run " + log.size());
        }));
        TaskResult<RunCounts> result = test.resultOf(task);
        assertThat(log).containsExactly("1", "2", "3", "4");
        assertThat(task.status()).isEqualTo(TaskStatus.FAILED);
        assertThat(failure(result).message()).contains("run 4");
    }

    @Test
    void a_run_that_is_cancelled_is_counted_and_the_schedule_goes_on() throws Exception {
        var task = start(Recurring.fixedRate(SECOND).times(2).work(context -> {
            log.add(moment(context));
            context.task().cancel(CancellationLevel.GRACEFUL);
            context.checkpoint();
            return "never";
        }));
        assertThat(test.resultOf(task)).isEqualTo(TaskResult.success(new RunCounts(0, 0, 2)));
        assertThat(log).containsExactly("1", "2");
    }

    @Test
    void cancelling_the_task_ends_waiting_and_runs() throws Exception {
        var waiting = start(Recurring.fixedRate(SECOND).work(logged()));
        var running = start(Recurring.once(Duration.ZERO).work(taking(Duration.ofDays(1))));
        test.awaitQuiet();
        waiting.cancel(CancellationLevel.GRACEFUL);
        running.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();
        assertThat(List.of(waiting.status(), running.status())).containsOnly(TaskStatus.CANCELLED);
        assertThat(test.runtime().activeCount()).isZero();
        assertThat(log).containsExactly("0");
        assertThat(test.clock().pendingAlarms()).isZero();
    }

    @Test
    void one_that_waits_holds_no_permit() throws Exception {
        start(Recurring.fixedRate(Duration.ofDays(1)).work(logged()));
        start(Recurring.cron("0 0 1 1 *", UTC).work(logged()));
        var other = test.runtime().<String>to().run(() -> "there is one permit, and it is free");
        test.awaitQuiet();
        assertThat(other.status()).isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void it_is_a_task_that_is_prepared_timed_and_nested_like_any_other() throws Exception {
        var parent = test.runtime()
                .<RunCounts>to()
                .name("outer")
                .run(context -> AsyncTask.<RunCounts>to()
                        .name("inner")
                        .timeout(Duration.ofSeconds(10))
                        .prepare(Recurring.fixedRate(SECOND).work(logged()))
                        .await());
        TaskResult<RunCounts> result = test.resultOf(parent);
        assertThat(failure(result)).isEqualTo(new AsyncTaskError.Timeout(Duration.ofSeconds(10)));
        assertThat(log).hasSizeBetween(9, 10);
    }

    @Test
    void refuses_what_makes_no_sense() {
        assertThatThrownBy(() -> Recurring.fixedRate(Duration.ZERO)).hasMessageContaining("period");
        assertThatThrownBy(() -> Recurring.fixedDelay(Duration.ofSeconds(-1))).hasMessageContaining("delay");
        assertThatThrownBy(() -> Recurring.once(Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageContaining("100 years");
        assertThatThrownBy(() -> Recurring.once(SECOND).times(0)).hasMessageContaining("runs");
        assertThatThrownBy(() -> Recurring.once(SECOND).stopAfterFailures(0)).hasMessageContaining("inARow");
        assertThatThrownBy(() -> Recurring.cron("x", UTC)).isInstanceOf(AsyncTaskException.class);
    }
}
