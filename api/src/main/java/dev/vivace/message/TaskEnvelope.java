package dev.vivace.message;

import dev.vivace.id.TaskId;
import java.io.Serializable;
import java.time.Instant;

/**
 * A message on its way, with who sent it.
 *
 * @param from the sender
 * @param to the receiver
 * @param sequence 1 for the sender's first message, then one more each
 * @param sentAt when, on the clock of the sender's runtime
 * @param message what it says
 * @param <T> the type of the payload
 * @param <I> the kind of id
 */
public record TaskEnvelope<T, I extends TaskId>(I from, I to, long sequence, Instant sentAt, TaskMessage<T> message)
        implements Serializable {}
