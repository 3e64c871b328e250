package dev.vivace;

import dev.vivace.stream.ReceiverEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver does with an item: makes one other of it, or leaves it out. Its context is that of the pipeline's
 * task, {@link AsyncTask#current()}.
 *
 * @param <T> the type of the item
 * @param <C> the type of a collected item
 */
@FunctionalInterface
public interface ReceiverWork<T, C> {

    /**
     * Receives an item.
     *
     * @param event the item and what is known of it
     * @return what is collected; null collects nothing
     * @throws Exception makes the item fail; the error strategy says what follows
     */
    @Nullable
    C receive(ReceiverEvent<T, ?> event) throws Exception;

    /**
     * Collects none or many of one item.
     *
     * @param <T> the type of the item
     * @param <C> the type of a collected item
     */
    @FunctionalInterface
    interface Collecting<T, C> {

        /**
         * Receives an item.
         *
         * @param event the item and what is known of it
         * @param collector where to put what is collected
         * @throws Exception makes the item fail; the error strategy says what follows
         */
        void receive(ReceiverEvent<T, C> event, Collector<T, C, ?> collector) throws Exception;
    }

    /**
     * Receives a batch at a time.
     *
     * @param <T> the type of the item
     * @param <C> the type of a collected item
     */
    @FunctionalInterface
    interface Batch<T, C> {

        /**
         * Receives a batch.
         *
         * @param events the items in order, at least one
         * @return what is collected
         * @throws Exception makes every item of the batch fail; the error strategy says what follows
         */
        List<C> receive(List<ReceiverEvent<T, ?>> events) throws Exception;
    }
}
