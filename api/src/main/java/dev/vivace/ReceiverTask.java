package dev.vivace;

import dev.vivace.id.TaskId;
import dev.vivace.stream.EventSink;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The consuming end of a pipeline (row 24), and the choice of how it ends: {@code run} starts it, {@code prepare} makes a
 * PENDING task of it, {@code await} waits for the collection. Immutable; each of these calls makes a new pipeline.
 *
 * <p>A collection is made by any {@link java.util.stream.Collector}; without one it is a list. The pipeline calls the
 * collector from one thread at a time.
 *
 * @param <T> the type of an item
 * @param <C> the type of a collected item
 * @param <E> the typed failure that waiting for the collection throws
 * @param <I> the kind of id
 */
public interface ReceiverTask<T, C, E extends Exception, I extends TaskId> {

    /**
     * Collects no more than so many items: when they are there, the source is closed and the pipeline ends well.
     *
     * @param items at least 1
     * @return a new end
     */
    ReceiverTask<T, C, E, I> limit(long items);

    /**
     * Writes each collected item to a sink too, in the order of collection; give it {@link Collectors#counting()} as the
     * collection where the sink is all that matters.
     *
     * @param sink opened at the start of a run and closed at its end
     * @return a new end; a second call adds a second sink
     */
    ReceiverTask<T, C, E, I> into(EventSink<? super C> sink);

    /**
     * Makes a pipeline and does not start it.
     *
     * @param collection how the collection is made
     * @param <R> the type of the collection
     * @return a PENDING task, which has opened nothing
     */
    <R extends @Nullable Object> EmittingTask<R, C, E, I> prepare(
            java.util.stream.Collector<? super C, ?, R> collection);

    /**
     * Makes a pipeline that collects into a list, and does not start it.
     *
     * @return a PENDING task, which has opened nothing
     */
    default EmittingTask<List<C>, C, E, I> prepare() {
        return prepare(Collectors.<C>toList());
    }

    /**
     * Starts a pipeline.
     *
     * @param collection how the collection is made
     * @param <R> the type of the collection
     * @return the running pipeline
     * @throws dev.vivace.error.AsyncTaskException Rejected when the runtime has shut down or the parent has settled
     */
    <R extends @Nullable Object> EmittingTask<R, C, E, I> run(java.util.stream.Collector<? super C, ?, R> collection);

    /**
     * Starts a pipeline that collects into a list.
     *
     * @return the running pipeline
     * @throws dev.vivace.error.AsyncTaskException Rejected when the runtime has shut down or the parent has settled
     */
    default EmittingTask<List<C>, C, E, I> run() {
        return run(Collectors.<C>toList());
    }

    /**
     * Runs a pipeline and waits for the collection.
     *
     * @param collection how the collection is made
     * @param <R> the type of the collection
     * @return the collection
     * @throws E the typed failure
     * @throws InterruptedException when the calling thread is interrupted; the pipeline is cancelled
     */
    <R extends @Nullable Object> R await(java.util.stream.Collector<? super C, ?, R> collection)
            throws E, InterruptedException;

    /**
     * Runs a pipeline and waits for the list of what was collected.
     *
     * @return the list
     * @throws E the typed failure
     * @throws InterruptedException when the calling thread is interrupted; the pipeline is cancelled
     */
    default List<C> await() throws E, InterruptedException {
        return await(Collectors.<C>toList());
    }

    /**
     * Runs a pipeline, waits for its last event, whichever it is, and folds it in one call.
     *
     * @param collection how the collection is made
     * @param work makes something of the event and the collection
     * @param <R> the type of the collection
     * @param <V> the type of what is made
     * @return what the work made
     * @throws InterruptedException when the calling thread is interrupted; the pipeline is cancelled
     */
    <R extends @Nullable Object, V extends @Nullable Object> V awaitFinalEvent(
            java.util.stream.Collector<? super C, ?, R> collection, FinalWork<T, C, R, V> work)
            throws InterruptedException;

    /**
     * Runs a pipeline that collects into a list, waits for its last event, and folds it in one call.
     *
     * @param work makes something of the event and the list
     * @param <V> the type of what is made
     * @return what the work made
     * @throws InterruptedException when the calling thread is interrupted; the pipeline is cancelled
     */
    default <V extends @Nullable Object> V awaitFinalEvent(FinalWork<T, C, List<C>, V> work)
            throws InterruptedException {
        return awaitFinalEvent(Collectors.<C>toList(), work);
    }
}
