package dev.vivace.runtime.message;

import dev.vivace.id.TaskId;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import dev.vivace.message.TaskMessageBuilder;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Makes the envelopes of one sender, numbered and dated. As thread-safe as what it is made of.
 *
 * @param <I> the kind of id
 */
public final class Envelopes<I extends TaskId> {

    private final I sender;
    private final LongSupplier sequence;
    private final Supplier<Instant> time;

    private Envelopes(I sender, LongSupplier sequence, Supplier<Instant> time) {
        this.sender = sender;
        this.sequence = sequence;
        this.time = time;
    }

    /**
     * The envelopes of a sender.
     *
     * @param sender its id
     * @param sequence gives 1, then one more each time; called once per envelope
     * @param time gives the time of the envelope
     * @param <I> the kind of id
     * @return the maker
     */
    public static <I extends TaskId> Envelopes<I> of(I sender, LongSupplier sequence, Supplier<Instant> time) {
        return new Envelopes<>(sender, sequence, time);
    }

    /**
     * Who sends.
     *
     * @return the id
     */
    public I sender() {
        return sender;
    }

    /**
     * Puts a message into the next envelope.
     *
     * @param receiver to whom
     * @param message what it says
     * @param <T> the type of the payload
     * @return the envelope
     */
    public <T> TaskEnvelope<T, I> envelope(I receiver, TaskMessage<T> message) {
        return new TaskEnvelope<>(sender, receiver, sequence.getAsLong(), time.get(), message);
    }

    /**
     * Starts an envelope.
     *
     * @return a builder without receiver and message
     */
    public TaskMessageBuilder<Void, I> builder() {
        return DefaultMessageBuilder.of(this);
    }

    /**
     * Refuses an envelope of somebody else.
     *
     * @throws IllegalArgumentException naming both senders
     */
    void requireOwn(TaskEnvelope<?, ? extends TaskId> envelope) {
        if (!sender.equals(envelope.from())) {
            throw new IllegalArgumentException("envelope must be from " + sender.text() + ", was from "
                    + envelope.from().text());
        }
    }
}
