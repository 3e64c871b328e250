package dev.vivace.schedules;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The runs of one recurring task, one after the other. Used by the task's thread. */
final class Runs<T extends @Nullable Object> {

    /** Errors that the task records: it may run for years. */
    private static final int REMEMBERED = 100;

    private final Settings settings;
    private final TaskContext context;
    private final SpawningTaskBuilder<T, AsyncTaskException, TaskId> builder;
    private final AsyncWork<T> work;
    private final ScheduleClock clock;

    // Written and read by the task's thread.
    private long completed;
    private long failed;
    private long cancelled;
    private int failuresInARow;

    Runs(
            Settings settings,
            TaskContext context,
            UnaryOperator<SpawningTaskBuilder<T, AsyncTaskException, TaskId>> options,
            AsyncWork<T> work) {
        this.settings = settings;
        this.context = context;
        this.builder = options.apply(AsyncTask.to());
        this.work = work;
        this.clock = new ScheduleClock(context, settings.timing().followsTimeOfDay());
    }

    RunCounts runAll() throws InterruptedException {
        Timing timing = settings.timing();
        Instant began = settings.since() == null ? clock.now() : settings.since();
        Optional<Instant> first = timing.first(began, settings.delay());
        Optional<Instant> due = first;
        while (due.isPresent() && isWanted(due.get())) {
            Instant now = clock.now();
            boolean isMissed = due.get().isBefore(now);
            Instant settled = isMissed && settings.missed() != MissedRuns.ALL ? now : due.get();
            if (!isMissed || settings.missed() != MissedRuns.SKIP) {
                clock.sleepUntil(due.get());
                run(due.get());
            }
            due = timing.next(timing instanceof Timing.Delay ? clock.now() : settled, first.orElseThrow());
        }
        return counts();
    }

    private boolean isWanted(Instant due) {
        return !due.isAfter(settings.last()) && counts().all() < settings.times();
    }

    private RunCounts counts() {
        return new RunCounts(completed, failed, cancelled);
    }

    private void run(Instant due) throws InterruptedException {
        TaskResult<T> result = builder.with(Recurring.DUE, due).awaitResult(work);
        switch (result) {
            case TaskResult.Success<T> _ -> {
                completed++;
                failuresInARow = 0;
            }
            case TaskResult.Failure<T>(AsyncTaskError.Cancelled _) -> cancelled++;
            case TaskResult.Failure<T>(AsyncTaskError error) -> failed(error);
        }
    }

    private void failed(AsyncTaskError error) {
        failed++;
        failuresInARow++;
        if (failuresInARow == settings.failures()) {
            throw new AsyncTaskException(error);
        }
        if (failed <= REMEMBERED) {
            context.task().recordError(error);
        }
    }
}
