package dev.vivace.pipelines;

import org.jspecify.annotations.Nullable;

/** What a hop is made of: both ends read it for each item, and it changes seldom. So it lies apart, as a superclass of the hop. */
abstract class HopState extends Apart {

    final int capacity;
    final int mask;
    final HopEnd sender = new HopEnd();
    final HopEnd receiver = new HopEnd();
    final Doorbell receiverBell = new Doorbell();
    final Doorbell senderBell = new Doorbell();

    // Set before the sender begins: whether the receiver gets what was shown only.
    volatile boolean held;

    // The sender's own: how much of the capacity it uses.
    volatile int width;

    // Written once by the sender, after its last item.
    volatile boolean closed;
    volatile @Nullable Throwable failure;

    // Written once by the receiver, or by whoever ends the pipeline.
    volatile boolean stopped;

    // Written by whoever calls the receiver, cleared by the receiver when it has heard.
    volatile boolean called;

    // Written by the sender, read by the receiver before it waits; only grows: up to which item each has its fence.
    volatile long fencedUntil;

    // The receiver's own: how many items it had taken when it waited for a moment only.
    long gracedAt = -1;

    /** For so many items, in chunks of which the mask is the last index. */
    HopState(int capacity, int mask) {
        this.capacity = capacity;
        this.mask = mask;
        width = capacity;
    }
}
