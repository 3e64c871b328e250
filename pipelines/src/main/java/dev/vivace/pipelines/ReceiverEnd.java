package dev.vivace.pipelines;

import dev.vivace.EmittingTask;
import dev.vivace.FinalWork;
import dev.vivace.ReceiverTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.EventSink;
import java.util.function.Function;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** A pipeline that lacks nothing but its collection. */
record ReceiverEnd<T, C, E extends Exception>(Plan<T, C> plan, Function<AsyncTaskError, E> mapper)
        implements ReceiverTask<T, C, E, TaskId> {

    @Override
    public ReceiverTask<T, C, E, TaskId> limit(long items) {
        return new ReceiverEnd<>(plan.withLimit(Checks.atLeast("items", 1, items)), mapper);
    }

    @Override
    public ReceiverTask<T, C, E, TaskId> into(EventSink<? super C> sink) {
        return new ReceiverEnd<>(plan.withSink(Checks.notNull("sink", sink)), mapper);
    }

    @Override
    public <R extends @Nullable Object> EmittingTask<R, C, E, TaskId> prepare(Collector<? super C, ?, R> collection) {
        return make(collection);
    }

    @Override
    public <R extends @Nullable Object> EmittingTask<R, C, E, TaskId> run(Collector<? super C, ?, R> collection) {
        return make(collection).launch();
    }

    @Override
    public <R extends @Nullable Object> R await(Collector<? super C, ?, R> collection) throws E, InterruptedException {
        return settled(collection).collection();
    }

    @Override
    public <R extends @Nullable Object, V extends @Nullable Object> V awaitFinalEvent(
            Collector<? super C, ?, R> collection, FinalWork<T, C, R, V> work) throws InterruptedException {
        var event = settled(collection).finalEvent();
        return work.handle(event, new EndedCollector<>(event));
    }

    /** Runs a pipeline and waits for its end; when the caller is stopped meanwhile, so is the pipeline. */
    private <R extends @Nullable Object> PipelineTask<T, C, R, E> settled(Collector<? super C, ?, R> collection)
            throws InterruptedException {
        PipelineTask<T, C, R, E> task = make(collection).launch();
        try {
            var _ = task.awaitResult();
            return task;
        } catch (InterruptedException interrupted) {
            task.cancel(CancellationLevel.KILL);
            throw interrupted;
        } catch (TaskCancelledException stopped) {
            task.cancel(stopped.level());
            throw stopped;
        }
    }

    private <R extends @Nullable Object> PipelineTask<T, C, R, E> make(Collector<? super C, ?, R> collection) {
        return PipelineTask.of(plan, Checks.notNull("collection", collection), mapper);
    }
}
