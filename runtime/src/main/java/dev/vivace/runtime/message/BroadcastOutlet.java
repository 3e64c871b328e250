package dev.vivace.runtime.message;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to several tasks at once. Each gets an envelope of its own; those that have ended are left out, so that it is
 * no error when nobody is there.
 *
 * @param <I> the kind of id
 */
public final class BroadcastOutlet<I extends TaskId> implements MessageOutlet {

    private final Envelopes<I> envelopes;
    private final Supplier<List<Address<I>>> receivers;

    private BroadcastOutlet(Envelopes<I> envelopes, Supplier<List<Address<I>>> receivers) {
        this.envelopes = envelopes;
        this.receivers = receivers;
    }

    /**
     * The way from one task to several others.
     *
     * @param envelopes the sender's
     * @param receivers gives who is there now; asked once for each message
     * @param <I> the kind of id
     * @return the outlet
     */
    public static <I extends TaskId> BroadcastOutlet<I> of(
            Envelopes<I> envelopes, Supplier<List<Address<I>>> receivers) {
        return new BroadcastOutlet<>(envelopes, receivers);
    }

    /**
     * {@inheritDoc}
     *
     * <p>All that have room get it before any is waited for; when some reject it, the others still get it, and the first
     * refusal is thrown.
     */
    @Override
    public void send(TaskMessage<?> message) throws InterruptedException {
        List<Delivery> full = new ArrayList<>();
        for (Delivery delivery : deliveries(message)) {
            if (!delivery.offer()) {
                full.add(delivery);
            }
        }
        AsyncTaskException refusal = null;
        for (Delivery delivery : full) {
            refusal = first(refusal, delivery.put());
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    /**
     * Sends to the one task that the envelope names.
     *
     * @throws IllegalArgumentException when the envelope has another sender
     * @throws AsyncTaskException as {@link MessageOutlet#send(TaskEnvelope)} does, and InvalidState when the receiver is
     *     not among the live ones
     */
    @Override
    public void send(TaskEnvelope<?, ? extends TaskId> envelope) throws InterruptedException {
        envelopes.requireOwn(envelope);
        for (Address<I> receiver : receivers.get()) {
            if (receiver.id().equals(envelope.to())) {
                receiver.mailbox().put(envelope);
                return;
            }
        }
        throw new AsyncTaskException(new AsyncTaskError.InvalidState(
                "task " + envelope.to().text() + " is not among the live tasks at the other side of the channel"));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Those that have room get it, whatever the answer; it is false when one of the live ones has none.
     */
    @Override
    public boolean trySend(TaskMessage<?> message) {
        boolean all = true;
        for (Delivery delivery : deliveries(message)) {
            all &= delivery.offer() || delivery.mailbox().isClosed();
        }
        return all;
    }

    private List<Delivery> deliveries(TaskMessage<?> message) {
        List<Delivery> deliveries = new ArrayList<>();
        for (Address<I> receiver : receivers.get()) {
            if (!receiver.mailbox().isClosed()) {
                deliveries.add(new Delivery(receiver.mailbox(), envelopes.envelope(receiver.id(), message)));
            }
        }
        return deliveries;
    }

    private static @Nullable AsyncTaskException first(
            @Nullable AsyncTaskException earlier, @Nullable AsyncTaskException later) {
        if (earlier == null) {
            return later;
        }
        if (later != null) {
            earlier.addSuppressed(later);
        }
        return earlier;
    }

    private record Delivery(Mailbox mailbox, TaskEnvelope<?, ? extends TaskId> envelope) {

        boolean offer() {
            return mailbox.offer(envelope);
        }

        /** Waits for room; gives the refusal of a receiver that takes no more. One that has ended does not count. */
        @Nullable
        AsyncTaskException put() throws InterruptedException {
            try {
                mailbox.put(envelope);
                return null;
            } catch (AsyncTaskException e) {
                return switch (e.error()) {
                    case AsyncTaskError.InvalidState ended -> null;
                    case AsyncTaskError.ResourceLimit full -> e;
                    default -> throw e;
                };
            }
        }
    }
}
