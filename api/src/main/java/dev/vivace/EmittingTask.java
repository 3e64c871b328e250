package dev.vivace;

import dev.vivace.id.TaskId;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.Progress;
import dev.vivace.stream.StreamCounts;
import dev.vivace.stream.StreamingEvent;
import dev.vivace.watch.PipelineState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that is a task (row 22): its result is the collection, it is awaited, cancelled, timed, measured and put into
 * an orchestra like any other task.
 *
 * <p>It publishes what it collects. A subscriber gets the items that are collected from then on; a slow one slows the
 * pipeline, and one that cancels no longer does.
 *
 * @param <T> the type of the result: the collection
 * @param <C> the type of a collected item
 * @param <E> the typed failure that {@link #collection} throws
 * @param <I> the kind of id
 */
public interface EmittingTask<T extends @Nullable Object, C, E extends Exception, I extends TaskId>
        extends SpawningTask<T, I>, Flow.Publisher<C> {

    /** How many dead letters a pipeline keeps in memory; those after go to the task's errors only. */
    int DEAD_LETTERS = 1_000;

    /**
     * Adds a subscriber, and starts the pipeline where nobody has.
     *
     * @param subscriber gets what is collected from now on, and the end
     */
    @Override
    void subscribe(Flow.Subscriber<? super C> subscriber);

    @Override
    EmittingTask<T, C, E, I> start();

    /**
     * Whether the last event is out.
     *
     * @return true when nothing comes any more
     */
    boolean isComplete();

    /**
     * Waits for the collection, starting the pipeline where nobody has; as {@link #await()}, but with the typed failure.
     *
     * @return the collection
     * @throws E the typed failure
     * @throws InterruptedException when the calling thread is interrupted; the pipeline goes on
     */
    T collection() throws E, InterruptedException;

    /**
     * Waits for the last event, whichever it is, starting the pipeline where nobody has.
     *
     * @return FINAL, ERROR or CANCELLATION, with what was collected and the counts
     * @throws InterruptedException when the calling thread is interrupted; the pipeline goes on
     */
    FinalEvent<?, C, ?, T> awaitFinalEvent() throws InterruptedException;

    /**
     * How far it is.
     *
     * @return a snapshot
     */
    StreamCounts counts();

    /**
     * How it works at the moment.
     *
     * @return a snapshot
     */
    PipelineState pipelineState();

    /**
     * Stops reading the source, from the next item on; what was read goes on to the receivers. It lasts over retries, and
     * cancellation ends it. Time goes on: deadlines and source timeouts are not stopped.
     *
     * @return false when it is paused already, or has settled
     */
    boolean pause();

    /**
     * Goes on reading the source.
     *
     * @return false when it is not paused
     */
    boolean resume();

    /**
     * Whether the source is not read because somebody said so.
     *
     * @return true from {@link #pause} to {@link #resume}
     */
    boolean isPaused();

    /**
     * Follows the progress from now on: at each interval while the pipeline runs, and once more at its end. Listeners are
     * called like those of {@link #onEvent}.
     *
     * @param every how often, positive, on the runtime's clock
     * @param listener what to do with it
     * @return removes the listener
     */
    Registration onProgress(Duration every, Consumer<? super Progress> listener);

    /**
     * What failed for good so far, oldest first, to be sent again with {@link Sources#replay}: the first
     * {@link #DEAD_LETTERS} of this run, or none when the builder was told where to put them. {@link StreamCounts} counts
     * them all.
     *
     * @param type the class of the items
     * @param <S> the type of the items
     * @return a copy
     * @throws ClassCastException when an item is of another class
     */
    <S> List<DeadLetter<S>> deadLetters(Class<? super S> type);

    /**
     * Hands the dead letters that are kept in memory back to the receivers, while the pipeline runs: between two batches,
     * by the same strategy, with attempts that begin anew. An item that succeeds is collected and is no dead letter any
     * more; one that fails again is one again, with its new attempts and error. Each keeps its number and is counted as
     * sent and received once; each of its new attempts counts as retried. What could not even be read stays as it is.
     * They are received after items that were read later, in a {@code sequence} too. A pipeline that ends waits for
     * them; one that fails, is cancelled or reaches its limit keeps those it has not received.
     *
     * @return how many items are handed back; 0 when there are none
     * @throws IllegalStateException when its run is over, or when the builder was told where to put dead letters: then send
     *     them with {@link Sources#replay} in another pipeline
     */
    int replayLetters();

    /**
     * Follows the events from now on: each item as it is sent and when it was received, and the last event, after which
     * there is none. Listeners run outside the pipeline's own threads, one call at a time; a slow one slows the
     * pipeline, and one that throws harms nothing but is reported to the uncaught hook.
     *
     * @param listener what to do with an event
     * @return removes the listener
     */
    Registration onEvent(Consumer<? super StreamingEvent<?>> listener);
}
