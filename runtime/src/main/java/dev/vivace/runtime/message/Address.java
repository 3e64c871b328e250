package dev.vivace.runtime.message;

import dev.vivace.id.TaskId;

/**
 * A task that can be written to.
 *
 * @param id its id, for the envelope
 * @param mailbox where it reads
 * @param <I> the kind of id
 */
public record Address<I extends TaskId>(I id, Mailbox mailbox) {}
