package dev.vivace.stream;

import java.time.Instant;

/**
 * Says more of an item than its data before it is sent. Made by an {@link Emitter}; immutable: each call returns a new
 * builder.
 *
 * @param <T> the type of the item
 */
public interface SenderEventBuilder<T> {

    /**
     * The item's own time, by which a {@link TimestampSequence} orders.
     *
     * @param instant when it was made
     * @return a new builder
     */
    SenderEventBuilder<T> createdAt(Instant instant);

    /**
     * Where the source goes on after this item.
     *
     * @param position what {@link EventSource#openAt} understands
     * @return a new builder
     */
    SenderEventBuilder<T> position(String position);

    /**
     * The event, with the next number of its stream.
     *
     * @return the event, to be emitted once
     */
    SenderEvent<T> build();
}
