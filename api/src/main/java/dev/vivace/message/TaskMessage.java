package dev.vivace.message;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.io.Serializable;

/**
 * What a parent and a child say to each other: a closed set, to be switched over.
 *
 * {@snippet :
 * switch (inbox.receive().message()) {
 *     case TaskMessage.Data<?>(Progress progress) -> show(progress);
 *     case TaskMessage.Error<?>(AsyncTaskError error) -> log(error);
 *     default -> {}
 * }
 * }
 *
 * @param <T> the type of the payload
 */
public sealed interface TaskMessage<T> extends Serializable {

    /**
     * A piece of data.
     *
     * @param payload the data
     * @param <T> its type
     */
    record Data<T>(T payload) implements TaskMessage<T> {}

    /**
     * The sender's status.
     *
     * @param status the status
     * @param <T> unused
     */
    record Status<T>(TaskStatus status) implements TaskMessage<T> {}

    /**
     * An error of the sender.
     *
     * @param error the error
     * @param <T> unused
     */
    @SuppressWarnings("JavaLangClash") // it is always named with its outer type
    record Error<T>(AsyncTaskError error) implements TaskMessage<T> {}

    /**
     * The sender asks the receiver to stop.
     *
     * @param level how hard
     * @param <T> unused
     */
    record CancelRequest<T>(CancellationLevel level) implements TaskMessage<T> {}

    /**
     * The sender has seen a request to stop.
     *
     * @param level the level of the request
     * @param <T> unused
     */
    record CancelAcknowledged<T>(CancellationLevel level) implements TaskMessage<T> {}

    /**
     * The sender has done what it was to do.
     *
     * @param <T> unused
     */
    record Completed<T>() implements TaskMessage<T> {}

    /**
     * The sender is alive.
     *
     * @param <T> unused
     */
    record Heartbeat<T>() implements TaskMessage<T> {}

    /**
     * Something that only the two understand.
     *
     * @param kind what it is
     * @param payload the data
     * @param <T> its type
     */
    record Custom<T>(String kind, T payload) implements TaskMessage<T> {}

    /**
     * Data that cannot be read without the key.
     *
     * @param payload the sealed bytes
     * @param <T> unused
     */
    record Encrypted<T>(EncryptedPayload payload) implements TaskMessage<T> {}
}
