package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way from one sender to one receiver, each on its own thread. Items lie in a chain of short arrays that are
 * fresh each time, because a store into a young array costs the collector nothing.
 *
 * <p>The sender counts each item with a plain release store, and shows the count once per batch, or at once when the
 * receiver waits. A receiver that has taken all that was shown looks at the count itself before it waits, so nothing stays
 * behind when the sender's source pauses. Room is given back once per batch. Waits are those of the task's context, so they
 * end with the task and give its permit back.
 *
 * <p>A sender may pause after any item, and does not know it before. So an item after which the receiver may be about to wait
 * has a full fence between its count and the look at who waits: the first items, and the next ones after each wake. In a flow
 * that would cost half of the speed, so there the receiver makes up for it: it waits for a moment only, looks again, and
 * waits for good after that. A count that was stored before the first wait is seen by the second look.
 */
final class Hop extends HopState {

    private static final int LONGEST_CHUNK = 256;
    private static final int BATCH = 64;

    /** How long a receiver in a flow waits at first: far longer than any store stays in a processor's buffer. */
    private static final long GRACE_NANOS = 1_000_000;

    static final class Chunk {
        // Written by the sender before the item is counted.
        final @Nullable Object[] items;

        // Written by the sender before the first item of the next chunk is counted.
        @Nullable
        Chunk next;

        Chunk(int size) {
            items = new @Nullable Object[size];
        }
    }

    @SuppressWarnings("unused")
    private long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14;

    Hop(int capacity) {
        super(capacity, Math.min(LONGEST_CHUNK, Integer.highestOneBit(capacity)) - 1);
        fencedUntil = BATCH;
        Chunk first = new Chunk(mask + 1);
        sender.chunk = first;
        receiver.chunk = first;
    }

    // ---------------------------------------------------------------- the sender's end

    /**
     * Puts an item in, and waits for room first where there is none. Unless it was {@code held} back, the receiver can have
     * it now.
     *
     * @return false when nobody will receive it
     */
    boolean append(Object item, TaskContext context) throws Exception {
        long count = sender.count;
        if (count - sender.otherSeen >= width && !awaitRoom(context)) {
            return false;
        }
        Chunk chunk = Objects.requireNonNull(sender.chunk);
        int index = (int) count & mask;
        if (index == 0 && count != 0) {
            Chunk next = new Chunk(mask + 1);
            chunk.next = next;
            sender.chunk = next;
            chunk = next;
        }
        chunk.items[index] = item;
        sender.count(count + 1);
        return !stopped;
    }

    /** Lets the receiver have what was put in, in time. */
    void offer() {
        long count = sender.count;
        if (((int) count & (BATCH - 1)) == 0) {
            sender.show();
        }
        if (count <= fencedUntil) {
            VarHandle.fullFence();
        }
        if (receiverBell.isAwaited()) {
            fencedUntil = count + BATCH;
            show();
        }
    }

    /** Lets the receiver have what was put in, now. */
    void show() {
        sender.showAndFence();
        receiverBell.ring();
    }

    /** Lets the receiver have nothing before it is shown. */
    void hold() {
        held = true;
    }

    /** Uses only so much of the capacity, from now on. */
    void narrow(int items) {
        width = Math.max(1, Math.min(items, capacity));
    }

    /** How many items the receiver has done with. */
    long freed() {
        return receiver.shown();
    }

    /** How many items the receiver can have for sure. */
    long shown() {
        return sender.shown();
    }

    long appended() {
        return sender.count;
    }

    int capacity() {
        return capacity;
    }

    private boolean awaitRoom(TaskContext context) throws Exception {
        show();
        for (int spin = 0; ; spin++) {
            sender.otherSeen = receiver.shown();
            if (stopped) {
                return false;
            }
            if (sender.count - sender.otherSeen < width) {
                return true;
            }
            if (spin < HopEnd.SHORT_SPIN) {
                Thread.onSpinWait();
            } else {
                parkSender(context);
                spin = 0;
            }
        }
    }

    private void parkSender(TaskContext context) throws Exception {
        CompletableFuture<@Nullable Void> room = senderMayWait();
        if (room != null) {
            context.await(room);
        }
    }

    /** What the sender waits for; null when there is room now. */
    @Nullable
    CompletableFuture<@Nullable Void> senderMayWait() {
        CompletableFuture<@Nullable Void> room = senderBell.announce();
        if (sender.count - receiver.shown() < width || stopped) {
            senderBell.retract();
            return null;
        }
        return room;
    }

    /** No item follows; a failure is what the receiver gets after the last one. */
    void close(@Nullable Throwable cause) {
        failure = cause;
        sender.showAndFence();
        closed = true;
        receiverBell.ring();
    }

    /** Closes the hop of a sender that is left behind. */
    void abandon() {
        closed = true;
        receiverBell.ring();
    }

    /** What the sender failed with, when it has ended. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isStopped() {
        return stopped;
    }

    // ---------------------------------------------------------------- the receiver's end

    /**
     * Waits for an item.
     *
     * @return how many are there; 0 at the end; -1 when the receiver was called
     * @throws Exception what the sender failed with, after its last item
     */
    int await(TaskContext context) throws Exception {
        int there = awaitOrEnd(context);
        if (there == 0) {
            Failures.throwIfAny(failure);
        }
        return there;
    }

    /**
     * Waits for an item.
     *
     * @return how many are there; 0 at the end, however the sender ended
     */
    int awaitOrEnd(TaskContext context) throws Exception {
        return await(context, null, 0);
    }

    /**
     * Waits for an item until a moment.
     *
     * @return how many are there; 0 at the end, however the sender ended; -1 when the moment came first
     */
    int awaitOrEnd(TaskContext context, TaskClock clock, long untilNanos) throws Exception {
        return await(context, clock, untilNanos);
    }

    private int await(TaskContext context, @Nullable TaskClock clock, long untilNanos) throws Exception {
        for (int spin = 0; ; spin++) {
            int there = available();
            if (there > 0) {
                return there;
            }
            if (closed) {
                if (available() > 0) {
                    continue;
                }
                return 0;
            }
            if (spin < receiver.patience()) {
                Thread.onSpinWait();
            } else {
                there = counted();
                if (there > 0) {
                    return there;
                }
                if (clock == null ? called : clock.nanoTime() - untilNanos >= 0) {
                    return -1;
                }
                parkReceiver(context, clock, untilNanos);
                spin = 0;
            }
        }
    }

    private void parkReceiver(TaskContext context, @Nullable TaskClock clock, long untilNanos) throws Exception {
        CompletableFuture<@Nullable Void> item = receiverMayWait();
        if (item == null) {
            return;
        }
        if (clock == null && called) {
            receiverBell.retract();
            return;
        }
        senderBell.ring();
        receiver.parks();
        Alarm alarm = alarm(item, context, clock, untilNanos);
        try {
            context.await(item);
        } finally {
            alarm.cancel();
        }
    }

    /** What the receiver waits for; null when there is something now. */
    @Nullable
    CompletableFuture<@Nullable Void> receiverMayWait() {
        CompletableFuture<@Nullable Void> item = receiverBell.announce();
        for (int spin = 0; spin < HopEnd.SHORT_SPIN; spin++) {
            if (counted() > 0 || closed) {
                receiverBell.retract();
                return null;
            }
            Thread.onSpinWait();
        }
        return item;
    }

    /** Whether the sender looks with a fence who waits, after the item that the receiver waits for. */
    boolean isFenced() {
        return held || receiver.count < fencedUntil;
    }

    private Alarm alarm(
            CompletableFuture<@Nullable Void> item, TaskContext context, @Nullable TaskClock clock, long untilNanos) {
        boolean graced = isFenced() || gracedAt == receiver.count;
        if (graced) {
            return clock == null ? () -> {} : clock.schedule(untilNanos, () -> item.complete(null));
        }
        gracedAt = receiver.count;
        TaskClock any = clock == null ? context.task().runtime().clock() : clock;
        long grace = any.nanoTime() + GRACE_NANOS;
        long until = clock == null || grace - untilNanos < 0 ? grace : untilNanos;
        return any.schedule(until, () -> item.complete(null));
    }

    /** Lets a receiver that waits without end for an item stop waiting, though there may be none. For any thread. */
    void call() {
        called = true;
        receiverBell.ring();
    }

    boolean isCalled() {
        return called;
    }

    /** The receiver has heard. */
    void heard() {
        called = false;
    }

    /** How many items were shown and not taken. */
    int available() {
        return (int) (sender.shown() - receiver.count);
    }

    /** How many items were put in and not taken; of those that are held back, only what was shown. */
    int counted() {
        return held ? available() : (int) (sender.counted() - receiver.count);
    }

    /** Whether the sender has ended and all of its items were taken. */
    boolean isDrained() {
        return closed && sender.shown() == receiver.count;
    }

    /** The number of items that were taken. */
    long taken() {
        return receiver.count;
    }

    /** Takes an item that is there. */
    Object take() {
        long count = receiver.count;
        Chunk chunk = Objects.requireNonNull(receiver.chunk);
        int index = (int) count & mask;
        if (index == 0 && count != 0) {
            chunk = Objects.requireNonNull(chunk.next);
            receiver.chunk = chunk;
        }
        receiver.count = count + 1;
        return Objects.requireNonNull(chunk.items[index]);
    }

    /** Gives the room of what was taken back to the sender. */
    void release() {
        receiver.showAndFence();
        if (senderBell.isAwaited() && sender.counted() - receiver.count <= width() / 2) {
            senderBell.ring();
        }
    }

    /** What the sender uses of the capacity, as far as this end has heard; less is never wrong, as it only wakes later. */
    private int width() {
        return Math.max(1, Math.min(width, capacity));
    }

    /** Ends the sender at its next item: nobody receives any more. */
    void stop() {
        stopped = true;
        senderBell.ring();
    }

    /** About how many items were put in and not taken; for those who look from outside. */
    int depth() {
        long taken = receiver.counted();
        return (int) Math.max(0, sender.counted() - taken);
    }

    long sent() {
        return sender.counted();
    }
}
