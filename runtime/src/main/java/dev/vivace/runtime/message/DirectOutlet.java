package dev.vivace.runtime.message;

import dev.vivace.id.TaskId;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import java.util.function.Supplier;

/**
 * The way to one task.
 *
 * @param <I> the kind of id
 */
public final class DirectOutlet<I extends TaskId> implements MessageOutlet {

    private final Envelopes<I> envelopes;
    private final I receiver;
    private final Supplier<Mailbox> mailbox;

    private DirectOutlet(Envelopes<I> envelopes, I receiver, Supplier<Mailbox> mailbox) {
        this.envelopes = envelopes;
        this.receiver = receiver;
        this.mailbox = mailbox;
    }

    /**
     * The way from one task to another.
     *
     * @param envelopes the sender's
     * @param receiver whom it leads to
     * @param mailbox gives the receiver's mailbox, always the same; asked when something is sent
     * @param <I> the kind of id
     * @return the outlet
     */
    public static <I extends TaskId> DirectOutlet<I> of(Envelopes<I> envelopes, I receiver, Supplier<Mailbox> mailbox) {
        return new DirectOutlet<>(envelopes, receiver, mailbox);
    }

    @Override
    public void send(TaskMessage<?> message) throws InterruptedException {
        mailbox.get().put(envelopes.envelope(receiver, message));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the envelope has another sender or another receiver
     */
    @Override
    public void send(TaskEnvelope<?, ? extends TaskId> envelope) throws InterruptedException {
        envelopes.requireOwn(envelope);
        if (!receiver.equals(envelope.to())) {
            throw new IllegalArgumentException("envelope must be to " + receiver.text() + ", was to "
                    + envelope.to().text());
        }
        mailbox.get().put(envelope);
    }

    @Override
    public boolean trySend(TaskMessage<?> message) {
        return mailbox.get().offer(envelopes.envelope(receiver, message));
    }
}
