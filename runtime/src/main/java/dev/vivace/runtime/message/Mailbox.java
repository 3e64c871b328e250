package dev.vivace.runtime.message;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.runtime.wait.Waiting;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue of envelopes, first in first out, for many senders and many receivers. Those that wait are served in the
 * order in which they came, and only those that can go on are woken.
 */
public final class Mailbox {

    private final ChannelConfig config;
    private final TaskClock clock;
    private final Waiting waiting;
    private final MailboxState state;

    private Mailbox(ChannelConfig config, TaskClock clock, Waiting waiting) {
        this.config = config;
        this.clock = clock;
        this.waiting = waiting;
        this.state = MailboxState.of(config);
    }

    /**
     * An empty mailbox.
     *
     * @param config how many messages it takes, and what happens to one more
     * @param clock tells how long {@link #poll} waits
     * @param waiting how it blocks
     * @return the mailbox
     */
    public static Mailbox of(ChannelConfig config, TaskClock clock, Waiting waiting) {
        return new Mailbox(config, clock, waiting);
    }

    /**
     * How it behaves.
     *
     * @return what it was made with
     */
    public ChannelConfig config() {
        return config;
    }

    /**
     * Puts an envelope in when that is possible without waiting.
     *
     * @param envelope what to put in
     * @return false when there is no room, or the mailbox has been closed
     */
    public boolean offer(TaskEnvelope<?, ? extends TaskId> envelope) {
        Waiter me = Waiter.sending(envelope);
        wake(state.offer(me));
        return me.isOver();
    }

    /**
     * Puts an envelope in, behind those that wait for room.
     *
     * @param envelope what to put in
     * @throws InterruptedException when the thread is interrupted while it waits; the envelope is not in then
     * @throws AsyncTaskException ResourceLimit when the mailbox is full and rejects, InvalidState when it has been closed
     */
    public void put(TaskEnvelope<?, ? extends TaskId> envelope) throws InterruptedException {
        Waiter me = Waiter.sending(envelope);
        wake(state.send(me));
        if (!me.isOver()) {
            awaitRoom(me);
        }
    }

    /**
     * Takes the oldest envelope, waiting for one.
     *
     * @return the envelope
     * @throws InterruptedException when the thread is interrupted while it waits; no envelope is lost by that
     * @throws AsyncTaskException InvalidState when the mailbox is empty and has been closed
     */
    public TaskEnvelope<?, ? extends TaskId> take() throws InterruptedException {
        return take(() -> false);
    }

    /**
     * Takes the oldest envelope, waiting for one as long as there is hope.
     *
     * @param hopeless whether nobody is left who could put one in; whoever makes it true calls {@link #senderGone}
     * @return the envelope
     * @throws InterruptedException when the thread is interrupted while it waits; no envelope is lost by that
     * @throws AsyncTaskException InvalidState when the mailbox is empty and has been closed, or nobody is left
     */
    public TaskEnvelope<?, ? extends TaskId> take(BooleanSupplier hopeless) throws InterruptedException {
        return receive(hopeless, Waiting.FOREVER)
                .orElseThrow(() -> new AsyncTaskException(
                        new AsyncTaskError.InvalidState("nobody is left who could send a message")));
    }

    /** Lets those that wait for a message see whether anybody is left who could send one. */
    public void senderGone() {
        state.waitingReceivers().forEach(this::wake);
    }

    /**
     * Takes the oldest envelope, waiting for one so long at most.
     *
     * @param patience zero to look only
     * @return the envelope, or nothing
     * @throws InterruptedException when the thread is interrupted while it waits; no envelope is lost by that
     * @throws AsyncTaskException InvalidState when the mailbox is empty and has been closed
     * @throws IllegalArgumentException when patience is negative
     */
    public Optional<TaskEnvelope<?, ? extends TaskId>> poll(Duration patience) throws InterruptedException {
        if (patience.isNegative()) {
            throw new IllegalArgumentException("patience must not be negative, was " + patience);
        }
        if (patience.isZero()) {
            Waiter me = Waiter.receiving();
            wake(state.poll(me));
            return Optional.ofNullable(me.envelope());
        }
        return receive(() -> false, momentAfter(patience));
    }

    /** Ends it: whoever waits, and every later sender, gets InvalidState; what is in it can still be taken. */
    public void close() {
        state.close().forEach(this::wake);
    }

    /**
     * Whether {@link #close} was called.
     *
     * @return true from then on
     */
    public boolean isClosed() {
        return state.isClosed();
    }

    /**
     * How many envelopes are in it.
     *
     * @return zero or more
     */
    public int size() {
        return state.size();
    }

    /**
     * How many envelopes were dropped because it was full.
     *
     * @return zero or more
     */
    public long dropped() {
        return state.dropped();
    }

    /** When the envelope gets in just before the thread is stopped, it was sent, and the stop is left for later. */
    private void awaitRoom(Waiter me) throws InterruptedException {
        try {
            waiting.await("room in the channel", me::isOver, Waiting.FOREVER);
        } catch (InterruptedException stop) {
            if (!state.leave(me)) {
                throw stop;
            }
            Thread.currentThread().interrupt();
        } catch (TaskCancelledException stop) {
            if (!state.leave(me)) {
                throw stop;
            }
        } catch (Throwable stop) {
            state.leave(me);
            throw stop;
        }
        if (!state.leave(me)) {
            throw MailboxState.ended();
        }
    }

    private Optional<TaskEnvelope<?, ? extends TaskId>> receive(BooleanSupplier hopeless, long untilNanos)
            throws InterruptedException {
        Waiter me = Waiter.receiving();
        wake(state.receive(me));
        if (!me.isOver()) {
            try {
                waiting.await("a message", () -> me.isOver() || hopeless.getAsBoolean(), untilNanos);
            } catch (Throwable stop) {
                wake(state.giveBack(me));
                throw stop;
            }
        }
        TaskEnvelope<?, ? extends TaskId> handed = me.isOver() ? me.envelope() : null;
        return handed != null ? Optional.of(handed) : Optional.ofNullable(state.received(me));
    }

    private long momentAfter(Duration patience) {
        try {
            return Math.addExact(clock.nanoTime(), patience.toNanos());
        } catch (ArithmeticException centuries) {
            return Waiting.FOREVER;
        }
    }

    private void wake(@Nullable Waiter waiter) {
        if (waiter != null) {
            waiting.wake(waiter.thread());
        }
    }
}
