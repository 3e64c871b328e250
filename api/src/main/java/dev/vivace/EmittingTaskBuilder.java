package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.stream.CheckpointStore;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSequence;
import dev.vivace.stream.SenderStrategy;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes pipelines (row 15): first the sender, then the receiver, then how to end. Immutable and thread-safe; one builder
 * makes any number of pipelines, and nothing runs before the last call.
 *
 * {@snippet :
 * Map<String, Reading> readings = AsyncTask.<CsvRow>emits()
 *         .name("ingest")
 *         .sender(sources -> sources.ofFile(path, Csv.withHeader()).intoChunks(rows(100)))
 *         .receiver(event -> Keyed.of(event.data().field("id"), Reading.parse(event.data())), parallel(8))
 *         .await(Keyed.toMap());
 * }
 *
 * <p>The retries of {@link TaskOptions} begin the whole pipeline again; those of {@link #onError} one item.
 *
 * @param <T> the type of an item
 * @param <C> the type of a collected item: that of the items, until {@link #collects} or a receiver says otherwise
 * @param <E> the typed failure that waiting for the collection throws
 * @param <I> the kind of id
 */
public interface EmittingTaskBuilder<T, C, E extends Exception, I extends TaskId>
        extends TaskOptions<EmittingTaskBuilder<T, C, E, I>>,
                OrchestratorBuilder<@Nullable Object, EmittingTask<?, ?, E, I>, I> {

    /** How many items wait between sender and receiver, when nobody says otherwise. */
    int DEFAULT_BUFFER = 4096;

    /**
     * Chooses the type of a collected item, for receivers that collect by themselves:
     * {@code .<Reading>collects()}.
     *
     * @param <D> the type
     * @return a new builder
     */
    <D> EmittingTaskBuilder<T, D, E, I> collects();

    /**
     * Chooses the typed failure.
     *
     * @param mapper makes it from the error
     * @param <F> its type
     * @return a new builder
     */
    <F extends Exception> EmittingTaskBuilder<T, C, F, I> mapError(Function<AsyncTaskError, F> mapper);

    /**
     * What becomes of an item that fails, and of the pipeline.
     *
     * @param strategy the strategy; without it, the first failure stops the pipeline
     * @return a new builder
     */
    EmittingTaskBuilder<T, C, E, I> onError(ErrorStrategy strategy);

    /**
     * Where items go that failed for good; without it, the pipeline keeps the first {@link EmittingTask#DEAD_LETTERS}.
     *
     * @param letters gets them, one call at a time; one that throws fails the pipeline
     * @return a new builder
     */
    EmittingTaskBuilder<T, C, E, I> deadLetters(Consumer<? super DeadLetter<T>> letters);

    /**
     * Goes on where an earlier run with this store and name stopped. Nothing is lost, and an item comes twice only when
     * it was after the last checkpoint. With a {@link dev.vivace.stream.EventSink.Transactional} sink a pipeline does so
     * without a store, and with one it keeps the position in the sink all the same.
     *
     * @param store keeps the position, under the task's path
     * @return a new builder
     */
    EmittingTaskBuilder<T, C, E, I> checkpoint(CheckpointStore store);

    /**
     * How many items wait between sender and receiver; a full buffer makes the sender wait.
     *
     * @param items at least 1; without it, {@link #DEFAULT_BUFFER}
     * @return a new builder
     */
    EmittingTaskBuilder<T, C, E, I> buffer(int items);

    @Override
    EmittingTaskBuilder<T, C, E, I> orchestrator(TaskOrchestrator<?, ? super EmittingTask<?, ?, E, I>, I> orchestrator);

    /**
     * The sending end, one item at a time.
     *
     * @param work names the source
     * @return the end, to which a receiver is attached
     */
    default SenderTask<T, C, E, I> sender(SenderWork<T> work) {
        return sender(work, SenderStrategy.serial());
    }

    /**
     * The sending end. A reader is used by one thread at a time, so the strategies mean this: serial reads item by item;
     * parallel reads the parts of a source at the same time, whose items may change places, and keeps its rate; batched
     * hands items over when a batch is full or old enough; adaptive bounds how many items are on their way to having been
     * received.
     *
     * @param work names the source
     * @param strategy how it works
     * @return the end, to which a receiver is attached
     */
    SenderTask<T, C, E, I> sender(SenderWork<T> work, SenderStrategy strategy);

    /**
     * The sending end in strict order: items are received, collected and published in the order of their source.
     *
     * @param work names the source
     * @return the end, to which a receiver is attached
     */
    SenderTask<T, C, E, I> sequence(SenderWork<T> work);

    /**
     * The sending end in strict order, which is restored first within a bounded buffer.
     *
     * @param work names the source
     * @param order the order
     * @return the end, to which a receiver is attached
     */
    SenderTask<T, C, E, I> sequence(SenderWork<T> work, EventSequence<? super T> order);
}
