package dev.vivace.stream;

/**
 * Where code that makes items by itself puts them. Used by one thread at a time.
 *
 * @param <T> the type of an item
 */
public interface Emitter<T> {

    /**
     * Sends an item, and waits for room where the receiver is slower.
     *
     * @param item the item
     * @throws InterruptedException when the pipeline is killed
     * @throws dev.vivace.error.TaskCancelledException when the pipeline is asked to stop
     */
    default void emit(T item) throws InterruptedException {
        emit(event(item).build());
    }

    /**
     * Sends an event that {@link #event} began.
     *
     * @param event the event
     * @throws InterruptedException when the pipeline is killed
     * @throws dev.vivace.error.TaskCancelledException when the pipeline is asked to stop
     */
    void emit(SenderEvent<T> event) throws InterruptedException;

    /**
     * Begins an event.
     *
     * @param item the item
     * @return a builder without time and position
     */
    SenderEventBuilder<T> event(T item);

    /**
     * Makes items until there are no more, and returns then.
     *
     * @param <T> the type of an item
     */
    @FunctionalInterface
    interface Work<T> {

        /**
         * Makes the items.
         *
         * @param emitter where to put them
         * @throws Exception makes the pipeline fail
         */
        void emit(Emitter<T> emitter) throws Exception;
    }
}
