package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The bounded way from one sender to one receiver, each on its own thread. Items lie in a chain of short arrays that are
 * fresh each time, because a store into a young array costs the collector nothing.
 *
 * <p>The sender shows an item with one release store and no more; the receiver takes all that is shown at once, and gives
 * room back once per batch. Each wakes the other only when it waits. Waits are those of the task's context, so they end
 * with the task and give its permit back.
 */
final class Hop {

    private static final int LONGEST_CHUNK = 256;
    private static final int SPINS = 256;
    private static final VarHandle SENT;
    private static final VarHandle WAITING;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            SENT = lookup.findVarHandle(Hop.class, "sent", long.class);
            WAITING = lookup.findVarHandle(Hop.class, "receiverWaits", CompletableFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final class Chunk {
        // Written by the sender before the item is shown; cleared with the chunk.
        final @Nullable Object[] items;

        // Written by the sender before the first item of the next chunk is shown.
        @Nullable
        Chunk next;

        Chunk(int size) {
            items = new @Nullable Object[size];
        }
    }

    private final int capacity;
    private final int mask;

    // The sender's own.
    private Chunk tail;
    private long appended;
    private long freedSeen;

    // The receiver's own.
    private Chunk head;
    private long taken;

    // Written by the sender, read by the receiver and by counts.
    @SuppressWarnings("UnusedVariable") // through SENT
    private volatile long sent;

    // Written by the receiver, read by the sender.
    private volatile long freed;

    // Written once by the sender, after its last item.
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    // Written once by the receiver, or by whoever ends the pipeline.
    private volatile boolean stopped;

    // Set by who waits, cleared by who wakes.
    private volatile @Nullable CompletableFuture<@Nullable Void> receiverWaits;
    private volatile @Nullable CompletableFuture<@Nullable Void> senderWaits;

    Hop(int capacity) {
        this.capacity = capacity;
        int size = Math.min(LONGEST_CHUNK, Integer.highestOneBit(capacity));
        mask = size - 1;
        tail = new Chunk(size);
        head = tail;
    }

    // ---------------------------------------------------------------- the sender's end

    /**
     * Puts an item in, and waits for room first where there is none; the item is shown by {@link #show} only.
     *
     * @return false when nobody will receive it
     */
    boolean append(Object item, TaskContext context) throws Exception {
        if (appended - freedSeen >= capacity && !awaitRoom(context)) {
            return false;
        }
        int index = (int) appended & mask;
        if (index == 0 && appended != 0) {
            Chunk next = new Chunk(mask + 1);
            tail.next = next;
            tail = next;
        }
        tail.items[index] = item;
        appended++;
        return !stopped;
    }

    /** Lets the receiver see what was put in. */
    void show() {
        SENT.setVolatile(this, appended);
        if (WAITING.getOpaque(this) != null) {
            wakeReceiver();
        }
    }

    long appended() {
        return appended;
    }

    int capacity() {
        return capacity;
    }

    private boolean awaitRoom(TaskContext context) throws Exception {
        show();
        for (int spin = 0; ; spin++) {
            freedSeen = freed;
            if (stopped) {
                return false;
            }
            if (appended - freedSeen < capacity) {
                return true;
            }
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                parkSender(context);
            }
        }
    }

    private void parkSender(TaskContext context) throws Exception {
        CompletableFuture<@Nullable Void> room = new CompletableFuture<>();
        senderWaits = room;
        if (appended - freed < capacity || stopped) {
            senderWaits = null;
            return;
        }
        context.await(room);
    }

    /** No item follows; a failure is what the receiver gets after the last one. */
    void close(@Nullable Throwable cause) {
        failure = cause;
        SENT.setVolatile(this, appended);
        closed = true;
        wakeReceiver();
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
     * @return how many are there; 0 at the end
     * @throws Exception what the sender failed with, after its last item
     */
    int await(TaskContext context) throws Exception {
        for (int spin = 0; ; spin++) {
            int there = available();
            if (there > 0) {
                return there;
            }
            if (closed) {
                if (available() > 0) {
                    continue;
                }
                Failures.throwIfAny(failure);
                return 0;
            }
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                parkReceiver(context);
            }
        }
    }

    private void parkReceiver(TaskContext context) throws Exception {
        CompletableFuture<@Nullable Void> item = new CompletableFuture<>();
        receiverWaits = item;
        if (available() > 0 || closed) {
            receiverWaits = null;
            return;
        }
        wakeSender();
        context.await(item);
    }

    int available() {
        return (int) ((long) SENT.getAcquire(this) - taken);
    }

    /** Whether the sender has ended well and all of its items were taken. */
    boolean isDrained() {
        return closed && available() == 0;
    }

    /** The number of the next item. */
    long next() {
        return taken;
    }

    /** Takes an item that is there. */
    Object take() {
        int index = (int) taken & mask;
        if (index == 0 && taken != 0) {
            head = java.util.Objects.requireNonNull(head.next);
        }
        taken++;
        Object item = head.items[index];
        head.items[index] = null;
        return java.util.Objects.requireNonNull(item);
    }

    /** Gives the room of what was taken back to the sender. */
    void release() {
        freed = taken;
        if (senderWaits != null && available() <= capacity / 2) {
            wakeSender();
        }
    }

    /** Ends the sender at its next item: nobody receives any more. */
    void stop() {
        stopped = true;
        wakeSender();
    }

    long sent() {
        return (long) SENT.getAcquire(this);
    }

    private void wakeReceiver() {
        CompletableFuture<@Nullable Void> waiting = receiverWaits;
        if (waiting != null) {
            receiverWaits = null;
            waiting.complete(null);
        }
    }

    private void wakeSender() {
        CompletableFuture<@Nullable Void> waiting = senderWaits;
        if (waiting != null) {
            senderWaits = null;
            waiting.complete(null);
        }
    }
}
