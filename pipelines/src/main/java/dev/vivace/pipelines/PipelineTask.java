package dev.vivace.pipelines;

import dev.vivace.EmittingTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskOrchestrator;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.Progress;
import dev.vivace.stream.StreamCounts;
import dev.vivace.stream.StreamingEvent;
import dev.vivace.watch.PipelineState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that is a task: a view of the task whose work runs it. Each attempt of that task is a {@link Run} of its own;
 * what outlives a run is here: listeners, subscribers, and the one event that ends the stream.
 */
final class PipelineTask<T, C, R extends @Nullable Object, E extends Exception> extends TaskView<R, TaskId>
        implements EmittingTask<R, C, E, TaskId> {

    private final Plan<T, C> plan;
    private final Collector<? super C, ?, R> collector;
    private final Function<AsyncTaskError, E> mapper;
    private final SpawningTask<R, TaskId> task;
    private final Events events;
    private final Subscribers<C> subscribers;
    private final Tap tap = new Tap();

    // Written by the task's thread at the start of each attempt, read by all.
    private volatile @Nullable Run<T, C, ?, R> run;

    // Written once, under this object's monitor.
    private @Nullable FinalEvent<T, C, C, R> last;

    private PipelineTask(Plan<T, C> plan, Collector<? super C, ?, R> collector, Function<AsyncTaskError, E> mapper) {
        this.plan = plan;
        this.collector = collector;
        this.mapper = mapper;
        task = plan.settings().options().<R>to().prepare(this::runOnce);
        events = new Events(task.runtime());
        subscribers = new Subscribers<>();
    }

    static <T, C, R extends @Nullable Object, E extends Exception> PipelineTask<T, C, R, E> of(
            Plan<T, C> plan, Collector<? super C, ?, R> collector, Function<AsyncTaskError, E> mapper) {
        PipelineTask<T, C, R, E> made = new PipelineTask<>(plan, collector, mapper);
        present(made);
        plan.settings().orchestrator().ifPresent(made::register);
        return made;
    }

    @SuppressWarnings("unchecked") // a task of a runtime has its kind of id
    private static void present(PipelineTask<?, ?, ?, ?> made) {
        ((Runtime<?, TaskId>) made.task.runtime()).conducted(made.task).presentAs(made);
    }

    @SuppressWarnings("unchecked") // the builder took an orchestrator of such tasks
    private void register(TaskOrchestrator<?, ?, ?> orchestrator) {
        ((TaskOrchestrator<?, EmittingTask<R, C, E, TaskId>, TaskId>) orchestrator).register(this);
    }

    private R runOnce(TaskContext context) throws Exception {
        Run<T, C, ?, R> mine = Run.of(plan, collector, context, events, tap, subscribers);
        run = mine;
        return mine.call();
    }

    @Override
    SpawningTask<R, TaskId> seen() {
        return task;
    }

    // ---------------------------------------------------------------- starting and waiting

    @Override
    public EmittingTask<R, C, E, TaskId> start() {
        var _ = task.start();
        return this;
    }

    /** Starts it, or lets its orchestrator do so when all it depends on has completed. */
    @SuppressWarnings("unchecked") // the builder took an orchestrator of ids of this kind
    PipelineTask<T, C, R, E> launch() {
        Optional<TaskOrchestrator<?, ?, ?>> orchestrator = plan.settings().orchestrator();
        if (orchestrator.isPresent()) {
            ((TaskOrchestrator<?, ?, TaskId>) orchestrator.get()).start(id());
        } else {
            var _ = task.start();
        }
        return this;
    }

    @Override
    public R collection() throws E, InterruptedException {
        try {
            return task.await();
        } catch (TaskCancelledException stopped) {
            throw stopped;
        } catch (AsyncTaskException carried) {
            throw mapped(carried);
        }
    }

    private E mapped(AsyncTaskException carried) {
        E failure;
        try {
            failure = mapper.apply(carried.error());
        } catch (RuntimeException thrown) {
            thrown.addSuppressed(carried);
            throw thrown;
        }
        for (Throwable suppressed : carried.getSuppressed()) {
            failure.addSuppressed(suppressed);
        }
        return failure;
    }

    @Override
    public FinalEvent<?, C, ?, R> awaitFinalEvent() throws InterruptedException {
        var _ = task.awaitResult();
        return finalEvent();
    }

    @Override
    public boolean isComplete() {
        return task.isDone();
    }

    // ---------------------------------------------------------------- the end

    /** The event that ends the stream, made once, after the task has settled. */
    synchronized FinalEvent<T, C, C, R> finalEvent() {
        FinalEvent<T, C, C, R> known = last;
        if (known == null) {
            known = makeFinalEvent();
            last = known;
        }
        return known;
    }

    private FinalEvent<T, C, C, R> makeFinalEvent() {
        Run<T, C, ?, R> ended = run;
        StreamCounts counts = counts();
        return switch (task.result().orElseThrow()) {
            case TaskResult.Success<R>(R value) -> event(StreamingEvent.Type.FINAL, value, counts, null, null);
            case TaskResult.Failure<R>(AsyncTaskError error) -> {
                R partial = ended == null ? empty(collector) : ended.partial();
                boolean cancelled = task.status() == TaskStatus.CANCELLED;
                yield event(
                        cancelled ? StreamingEvent.Type.CANCELLATION : StreamingEvent.Type.ERROR,
                        partial,
                        counts(),
                        error,
                        cancelled || ended == null ? null : ended.stoppedBy());
            }
        };
    }

    private static <A, R extends @Nullable Object> R empty(Collector<?, A, R> collector) {
        return collector.finisher().apply(collector.supplier().get());
    }

    private FinalEvent<T, C, C, R> event(
            StreamingEvent.Type type,
            R data,
            StreamCounts counts,
            @Nullable AsyncTaskError error,
            @Nullable DeadLetter<T> stoppedBy) {
        return new FinalEvent<>(
                counts.sent() + 1,
                id(),
                createdAt(),
                startedAt(),
                completedAt(),
                type,
                data,
                counts,
                Optional.ofNullable(error),
                Optional.ofNullable(stoppedBy));
    }

    // ---------------------------------------------------------------- watching

    @Override
    public StreamCounts counts() {
        Run<T, C, ?, R> now = run;
        return now == null ? StreamCounts.ZERO : now.counts();
    }

    @Override
    public <S> List<DeadLetter<S>> deadLetters(Class<? super S> type) {
        Run<T, C, ?, R> now = run;
        return now == null ? List.of() : now.letters().kept(type);
    }

    @Override
    public int replayLetters() {
        Run<T, C, ?, R> now = run;
        return now == null ? 0 : now.replayLetters();
    }

    @Override
    public PipelineState pipelineState() {
        Run<T, C, ?, R> now = run;
        StreamCounts counts = counts();
        return new PipelineState(
                plan.sending().strategy().toString(),
                plan.receiving().toString(),
                now == null ? 0 : now.depth(),
                plan.settings().buffer(),
                isPaused(),
                counts.sent() - counts.received(),
                counts,
                now == null ? OptionalLong.empty() : now.total(),
                now == null ? OptionalLong.empty() : now.collectionSize(),
                now == null ? 0 : now.letters().size());
    }

    @Override
    public boolean pause() {
        return !task.isDone() && tap.turnOff();
    }

    @Override
    public boolean resume() {
        return tap.turnOn();
    }

    @Override
    public boolean isPaused() {
        return tap.isOff();
    }

    @Override
    public Registration onEvent(Consumer<? super StreamingEvent<?>> listener) {
        return events.add(Checks.notNull("listener", listener), task, this::finalEvent);
    }

    @Override
    public Registration onProgress(Duration every, Consumer<? super Progress> listener) {
        return ProgressReports.begin(
                task, Checks.positive("every", every), Checks.notNull("listener", listener), this::progressSource);
    }

    private ProgressReports.Figures progressSource() {
        Run<T, C, ?, R> now = run;
        return now == null ? ProgressReports.Figures.NONE : now.figures();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super C> subscriber) {
        subscribers.add(Checks.notNull("subscriber", subscriber), task);
        var _ = task.start();
    }
}
