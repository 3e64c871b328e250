package dev.vivace.message;

import dev.vivace.id.TaskId;

/**
 * Makes envelopes of one sender. Immutable: each call returns a new builder.
 *
 * @param <T> the type of the payload
 * @param <I> the kind of id
 */
public interface TaskMessageBuilder<T, I extends TaskId> {

    /**
     * To whom.
     *
     * @param receiver the receiver's id
     * @return a new builder
     */
    TaskMessageBuilder<T, I> to(I receiver);

    /**
     * What it says.
     *
     * @param message the message
     * @param <U> the type of its payload
     * @return a new builder
     */
    <U> TaskMessageBuilder<U, I> message(TaskMessage<U> message);

    /**
     * A piece of data.
     *
     * @param payload the data
     * @param <U> its type
     * @return a new builder
     */
    default <U> TaskMessageBuilder<U, I> data(U payload) {
        return message(new TaskMessage.Data<>(payload));
    }

    /**
     * Data sealed with a key.
     *
     * @param cipher who seals it
     * @param plain the bytes to seal
     * @return a new builder
     */
    default TaskMessageBuilder<byte[], I> encrypted(PayloadCipher cipher, byte[] plain) {
        return message(new TaskMessage.Encrypted<>(cipher.seal(plain)));
    }

    /**
     * The envelope, with the sender's next sequence number and the time.
     *
     * @return the envelope
     * @throws IllegalStateException when receiver or message were not given
     */
    TaskEnvelope<T, I> build();
}
