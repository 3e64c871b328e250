package dev.vivace;

import dev.vivace.id.TaskId;
import dev.vivace.stream.Batched;
import dev.vivace.stream.ReceiverStrategy;

/**
 * The producing end of a pipeline, to which a receiver is attached (row 23). Immutable; nothing runs yet.
 *
 * @param <T> the type of an item
 * @param <C> the type of a collected item
 * @param <E> the typed failure that waiting for the collection throws
 * @param <I> the kind of id
 */
public interface SenderTask<T, C, E extends Exception, I extends TaskId> {

    /**
     * Attaches a receiver that makes one thing of each item, one item at a time.
     *
     * @param work what to do with an item
     * @param <D> the type of a collected item, found from what the work returns
     * @return the consuming end
     */
    default <D> ReceiverTask<T, D, E, I> receiver(ReceiverWork<T, D> work) {
        return receiver(work, ReceiverStrategy.serial());
    }

    /**
     * Attaches a receiver that makes one thing of each item.
     *
     * @param work what to do with an item
     * @param strategy how it works
     * @param <D> the type of a collected item, found from what the work returns
     * @return the consuming end
     */
    <D> ReceiverTask<T, D, E, I> receiver(ReceiverWork<T, D> work, ReceiverStrategy strategy);

    /**
     * Attaches a receiver that collects by itself, one item at a time.
     *
     * @param work what to do with an item
     * @return the consuming end
     */
    default ReceiverTask<T, C, E, I> receiver(ReceiverWork.Collecting<T, C> work) {
        return receiver(work, ReceiverStrategy.serial());
    }

    /**
     * Attaches a receiver that collects by itself: none or many of each item.
     *
     * @param work what to do with an item
     * @param strategy how it works
     * @return the consuming end
     */
    ReceiverTask<T, C, E, I> receiver(ReceiverWork.Collecting<T, C> work, ReceiverStrategy strategy);

    /**
     * Attaches a receiver that takes a batch at a time, one batch after the other.
     *
     * @param work what to do with a batch
     * @param batches when a batch is full or old enough
     * @param <D> the type of a collected item, found from what the work returns
     * @return the consuming end
     */
    <D> ReceiverTask<T, D, E, I> batchReceiver(ReceiverWork.Batch<T, D> work, Batched batches);
}
