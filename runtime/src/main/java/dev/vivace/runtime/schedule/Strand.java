package dev.vivace.runtime.schedule;

import dev.vivace.runtime.metering.Account;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler of one task's virtual thread, and of those that its code starts: whenever one of them can go on, it gives us
 * what continues it, and that is queued at the task's rank of that moment.
 */
public final class Strand implements Executor {

    private static final int SPINS = 64;

    private final CarrierLane lane;
    private final Ready task;
    private final Account account;

    // What continues the task's own thread. Written by the carrier that starts it, before it runs.
    private @Nullable Runnable main;

    // Whether the task's code has started virtual threads. Written by them.
    private volatile boolean many;

    // How many slices of the task's own thread have begun and are not charged. Counted by the carriers that run them.
    private final AtomicInteger uncharged = new AtomicInteger();

    // Whether the task's own thread is done with what is charged. Written by that thread.
    private volatile boolean over;

    // The slice that was queued last. Written by who lets the thread go on; read by who changes the rank.
    private volatile @Nullable Slice last;

    Strand(CarrierLane lane, Ready task, Account account) {
        this.lane = lane;
        this.task = task;
        this.account = account;
    }

    /** Runs until the thread waits for something or ends. */
    static final class Slice implements Ready {
        private final AtomicBoolean taken = new AtomicBoolean();
        private final Strand strand;
        private final Runnable continuation;

        private Slice(Strand strand, Runnable continuation) {
            this.strand = strand;
            this.continuation = continuation;
        }

        /** True for one caller. */
        boolean take() {
            return !taken.get() && taken.compareAndSet(false, true);
        }

        /** It runs from now on, until {@link #charged}. */
        void begun() {
            if (strand.isMain(continuation)) {
                strand.uncharged.incrementAndGet();
            }
        }

        void charged() {
            if (strand.isMain(continuation)) {
                strand.uncharged.decrementAndGet();
            }
        }

        /**
         * Nothing more of the task's own thread is charged. Waits until the slices before this one are: a thread that has
         * yielded may go on on a second carrier before the first has come to that. Called by that thread in this slice.
         */
        @SuppressWarnings(
                "ThreadPriorityCheck") // gives the processor to the other carrier; correct without, only slower
        void endsCharging() {
            strand.over = true;
            for (int spin = 0; strand.uncharged.get() > 1; spin++) {
                if (spin < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
        }

        /** Whom it is charged to; null for nobody. */
        @Nullable
        Account payer() {
            return strand.over && strand.isMain(continuation) ? null : strand.account;
        }

        @Override
        public int rank() {
            return strand.task.rank();
        }

        @Override
        public boolean isReadyAt(int rank) {
            return !taken.get();
        }

        @Override
        public Needs needs() {
            return Needs.PERMIT_ONLY;
        }

        @Override
        public void proceed() {
            continuation.run();
        }
    }

    /** Called by the JDK, which forbids the calling thread to wait meanwhile. */
    @Override
    public void execute(Runnable continuation) {
        if (main == null) {
            main = continuation;
            return;
        }
        if (!isMain(continuation)) {
            many = true;
        }
        if (many) {
            lane.charge();
        }
        Slice slice = new Slice(this, continuation);
        last = slice;
        lane.add(slice);
    }

    private boolean isMain(Runnable continuation) {
        return continuation.equals(main);
    }

    /** The first slice of a thread that has just been started on this carrier. */
    Slice first() {
        Runnable continuation = main;
        if (continuation == null) {
            throw new IllegalStateException("the thread was not started");
        }
        return new Slice(this, continuation);
    }

    /** The rank of the task has changed. */
    public void moved() {
        Slice queued = last;
        if (queued != null && queued.isReadyAt(0)) {
            lane.add(
                    queued); // once more, at its new rank; the other entry is stale when this one is taken, or this one
        }
    }
}
