package dev.vivace.runtime.message;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.ChannelConfig.WhenFull;
import dev.vivace.message.TaskEnvelope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in a mailbox, and who waits at it. Each method is one atomic step that never blocks; those that serve somebody
 * give the one that is to be woken.
 *
 * <p>A sender that waits has handed over its envelope, a receiver that waits is handed one: whoever makes room or brings
 * a message serves the first in line within the same step. So nobody overtakes, a waiter that gives up takes no wake-up
 * with it, and between two steps these hold:
 *
 * <ul>
 *   <li>while a sender waits, the mailbox is full;
 *   <li>while a receiver waits, it is empty.
 * </ul>
 */
final class MailboxState {

    private final int capacity;
    private final WhenFull whenFull;

    // All below are guarded by the monitor; senders, receivers and whoever closes the mailbox read and write them.
    private final ArrayDeque<TaskEnvelope<?, ? extends TaskId>> messages = new ArrayDeque<>();
    private final LinkedHashSet<Waiter> senders = new LinkedHashSet<>();
    private final LinkedHashSet<Waiter> receivers = new LinkedHashSet<>();
    private long dropped;
    private boolean closed;

    private MailboxState(int capacity, WhenFull whenFull) {
        this.capacity = capacity;
        this.whenFull = whenFull;
    }

    static MailboxState of(ChannelConfig config) {
        return new MailboxState(config.capacity(), config.whenFull());
    }

    /** Lets a sender's envelope in, or nothing happens. */
    synchronized @Nullable Waiter offer(Waiter sender) {
        return closed || !hasRoom() ? null : accept(sender.sent());
    }

    /** Lets a sender's envelope in, puts the sender in line, or refuses it. */
    synchronized @Nullable Waiter send(Waiter sender) {
        if (closed) {
            throw ended();
        }
        if (hasRoom()) {
            return accept(sender.sent());
        }
        if (whenFull == WhenFull.REJECT) {
            throw new AsyncTaskException(
                    new AsyncTaskError.ResourceLimit("capacity of the channel, " + capacity + " messages"));
        }
        senders.addLast(sender);
        return null;
    }

    /** Takes a sender out of the line, if it is still there; says whether its envelope got in. */
    synchronized boolean leave(Waiter sender) {
        senders.remove(sender);
        return sender.envelope() == null;
    }

    /** Hands a receiver the oldest envelope, or nothing happens; refuses it at the end. */
    synchronized @Nullable Waiter poll(Waiter receiver) {
        TaskEnvelope<?, ? extends TaskId> oldest = messages.pollFirst();
        if (oldest != null) {
            receiver.handOver(oldest);
            return admitNext();
        }
        if (closed) {
            throw ended();
        }
        return null;
    }

    /** Hands a receiver the oldest envelope, or puts it in line; refuses it at the end. */
    synchronized @Nullable Waiter receive(Waiter receiver) {
        Waiter sender = poll(receiver);
        if (!receiver.isOver()) {
            receivers.addLast(receiver);
        }
        return sender;
    }

    /** Takes a receiver out of the line, if it is still there; gives what it was handed. */
    synchronized @Nullable TaskEnvelope<?, ? extends TaskId> received(Waiter receiver) {
        receivers.remove(receiver);
        if (receiver.isOver() && receiver.envelope() == null) {
            throw ended();
        }
        return receiver.envelope();
    }

    /** As {@link #received}, but what it was handed goes to the next receiver, or back to where it was. */
    synchronized @Nullable Waiter giveBack(Waiter receiver) {
        receivers.remove(receiver);
        TaskEnvelope<?, ? extends TaskId> envelope = receiver.envelope();
        if (envelope == null) {
            return null;
        }
        if (receivers.isEmpty()) {
            messages.addFirst(envelope); // perhaps one more than the capacity, until the next is taken
            return null;
        }
        return handOver(envelope);
    }

    /** Those that wait for a message now. */
    synchronized List<Waiter> waitingReceivers() {
        return List.copyOf(receivers);
    }

    /** Ends the mailbox; gives all that waited. */
    synchronized List<Waiter> close() {
        closed = true;
        List<Waiter> released = new ArrayList<>(senders);
        released.addAll(receivers);
        released.forEach(Waiter::end);
        senders.clear();
        receivers.clear();
        return released;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized int size() {
        return messages.size();
    }

    synchronized long dropped() {
        return dropped;
    }

    static AsyncTaskException ended() {
        return new AsyncTaskException(new AsyncTaskError.InvalidState("the other side of the channel has ended"));
    }

    private boolean hasRoom() {
        return messages.size() < capacity || whenFull == WhenFull.DROP_OLDEST;
    }

    /** Lets an envelope in; gives the receiver that got it, if one waited. */
    private @Nullable Waiter accept(TaskEnvelope<?, ? extends TaskId> envelope) {
        if (!receivers.isEmpty()) {
            return handOver(envelope);
        }
        while (messages.size() >= capacity) {
            messages.removeFirst();
            dropped++;
        }
        messages.addLast(envelope);
        return null;
    }

    private Waiter handOver(TaskEnvelope<?, ? extends TaskId> envelope) {
        Waiter receiver = receivers.removeFirst();
        receiver.handOver(envelope);
        return receiver;
    }

    /** Lets the first sender's envelope in, if one waits and there is room now; gives that sender. */
    private @Nullable Waiter admitNext() {
        if (senders.isEmpty() || !hasRoom()) {
            return null;
        }
        Waiter sender = senders.removeFirst();
        messages.addLast(sender.sent());
        return sender;
    }
}
