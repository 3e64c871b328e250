package dev.vivace.schedules;

import dev.vivace.AsyncWork;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Says when something is done again and again, and makes the work of a task of it. The task is one like any other: it is
 * RUNNING from its start to the end of the schedule, waiting or not; cancelling it cancels the run that goes on and all
 * that were to come. Each run is a child of it. Immutable and thread-safe.
 *
 * {@snippet :
 * SpawningTask<RunCounts, TaskId> nightly = AsyncTask.<RunCounts>to()
 *         .name("nightly")
 *         .run(Recurring.cron("0 2 * * *", ZoneId.of("Europe/Berlin"))
 *                 .missed(MissedRuns.ONCE)
 *                 .work(run -> run.name("report").timeout(Duration.ofMinutes(5)), context -> report()));
 * }
 *
 * <p>Two runs of one task never overlap: a run that is due while another still runs is a missed one. A run that fails
 * does no harm to those that follow, unless {@link #stopAfterFailures} says so; the task records the
 * first hundred errors. Time is that
 * of the runtime's clock. While it waits the task holds no permit and no thread of the machine, but a parked virtual one.
 */
public final class Recurring {

    /** In the context of a run: the moment at which it was due. */
    public static final ContextKey<Instant> DUE = ContextKey.of("vivace.schedule.due", Instant.class);

    private final Settings settings;

    private Recurring(Settings settings) {
        this.settings = settings;
    }

    private static Recurring on(Timing timing) {
        return new Recurring(new Settings(timing, null, null, Instant.MAX, Long.MAX_VALUE, MissedRuns.ONCE, 0));
    }

    /**
     * One run, after a delay.
     *
     * @param delay zero or more, 100 years at most
     * @return a schedule of one moment
     */
    public static Recurring once(Duration delay) {
        return on(new Timing.Delay(Duration.ofDays(1))).startingAfter(delay).times(1);
    }

    /**
     * Runs at equal distances, whatever time they take. The first is due one period after the start.
     *
     * @param period more than zero, 100 years at most
     * @return a schedule without end
     */
    public static Recurring fixedRate(Duration period) {
        return on(new Timing.Rate(Settings.positive("period", period)));
    }

    /**
     * Runs that begin so long after the end of the one before. The first is due one delay after the start. None is ever
     * missed.
     *
     * @param delay more than zero, 100 years at most
     * @return a schedule without end
     */
    public static Recurring fixedDelay(Duration delay) {
        return on(new Timing.Delay(Settings.positive("delay", delay)));
    }

    /**
     * Runs at the moments of a cron expression: five fields (minute, hour, day of month, month, day of week), or six with
     * the second first. Each is a star, a number, a range, a step or a list; months and days have English names too;
     * Sunday is 0 or 7.
     *
     * <p>On days when the clocks are changed, an expression with a star for the hour goes by the time that passes. Any
     * other goes by the calendar: what falls into a gap is run once, when the gap ends; what comes twice is run the first
     * time.
     *
     * @param expression the expression
     * @param zone whose local time it speaks of
     * @return a schedule without end
     * @throws AsyncTaskException InvalidSchedule when it is no such expression, with the place, or when its moment never
     *     comes
     */
    public static Recurring cron(String expression, ZoneId zone) {
        return on(Cron.of(expression, zone));
    }

    /**
     * Waits so long before the first run; with a cron expression, before the first moment that counts.
     *
     * @param delay zero or more, 100 years at most
     * @return a new schedule
     */
    public Recurring startingAfter(Duration delay) {
        return new Recurring(settings.withDelay(delay));
    }

    /**
     * Counts from a moment instead of from the start of the task, such as that of the last run before a restart: runs
     * that were due since then are missed ones.
     *
     * @param moment often one of the past
     * @return a new schedule
     */
    public Recurring since(Instant moment) {
        return new Recurring(settings.withSince(moment));
    }

    /**
     * Ends the task when no run is due up to a moment any more.
     *
     * @param last at which a run may still be due
     * @return a new schedule
     */
    public Recurring until(Instant last) {
        return new Recurring(settings.withLast(last));
    }

    /**
     * Ends the task after so many runs.
     *
     * @param runs at least 1
     * @return a new schedule
     */
    public Recurring times(long runs) {
        return new Recurring(settings.withTimes(runs));
    }

    /**
     * Chooses what becomes of missed runs.
     *
     * @param policy the policy; without it, ONCE
     * @return a new schedule
     */
    public Recurring missed(MissedRuns policy) {
        return new Recurring(settings.withMissed(policy));
    }

    /**
     * Makes the task fail, with the error of the last run, when so many in a row have failed.
     *
     * @param inARow at least 1
     * @return a new schedule
     */
    public Recurring stopAfterFailures(int inARow) {
        return new Recurring(settings.withFailures(inARow));
    }

    /**
     * The work of a task that does this.
     *
     * @param work what each run does
     * @param <T> what a run gives, which nobody sees
     * @return work to be given to {@code run} or {@code prepare} of a task
     */
    public <T extends @Nullable Object> AsyncWork<RunCounts> work(AsyncWork<T> work) {
        return work(run -> run, work);
    }

    /**
     * The work of a task that does this, with options for each run.
     *
     * @param options name, timeout, retries and so on of a run
     * @param work what each run does
     * @param <T> what a run gives, which nobody sees
     * @return work to be given to {@code run} or {@code prepare} of a task
     */
    public <T extends @Nullable Object> AsyncWork<RunCounts> work(
            UnaryOperator<SpawningTaskBuilder<T, AsyncTaskException, TaskId>> options, AsyncWork<T> work) {
        return context -> new Runs<>(settings, context, options, work).runAll();
    }
}
