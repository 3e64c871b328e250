package dev.vivace.runtime.message;

import dev.vivace.id.TaskId;
import dev.vivace.message.TaskEnvelope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A thread at a mailbox, with what it brings or gets. It has to wait until it {@link #isOver}. */
final class Waiter {

    private final Thread thread;

    /**
     * A sender's, until it got in; a receiver's, once it was handed one. Written under the mailbox's monitor, before
     * {@link #over}; read under the monitor, and by the waiter's own thread after {@link #over}.
     */
    private @Nullable TaskEnvelope<?, ? extends TaskId> envelope;

    /** Written once, under the mailbox's monitor, by whoever serves this waiter; read by its own thread. */
    private volatile boolean over;

    private Waiter(Thread thread, @Nullable TaskEnvelope<?, ? extends TaskId> envelope) {
        this.thread = thread;
        this.envelope = envelope;
    }

    static Waiter sending(TaskEnvelope<?, ? extends TaskId> envelope) {
        return new Waiter(Thread.currentThread(), Objects.requireNonNull(envelope, "envelope"));
    }

    static Waiter receiving() {
        return new Waiter(Thread.currentThread(), null);
    }

    Thread thread() {
        return thread;
    }

    @Nullable
    TaskEnvelope<?, ? extends TaskId> envelope() {
        return envelope;
    }

    /** Whether it was served, or the mailbox was closed. */
    boolean isOver() {
        return over;
    }

    /** The sender's envelope gets in. */
    TaskEnvelope<?, ? extends TaskId> sent() {
        TaskEnvelope<?, ? extends TaskId> message = Objects.requireNonNull(envelope);
        envelope = null;
        over = true;
        return message;
    }

    /** The receiver gets an envelope. */
    void handOver(TaskEnvelope<?, ? extends TaskId> message) {
        envelope = message;
        over = true;
    }

    /** Nothing comes any more: a sender keeps its envelope, a receiver stays without. */
    void end() {
        over = true;
    }
}
