package dev.vivace.tck.law;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that runs beside a test, on a daemon thread of its own. */
public final class Aside implements AutoCloseable {

    private final FutureTask<Void> future;
    private final Thread thread;

    private Aside(FutureTask<Void> future) {
        this.future = future;
        this.thread = Thread.ofPlatform().daemon().name("tck-aside").start(future);
    }

    static Aside start(Action action) {
        return new Aside(new FutureTask<>(() -> {
            action.run();
            return null;
        }));
    }

    /**
     * Waits for its end.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     * @throws AssertionError when it threw something; that is the cause
     */
    public void join() throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new AssertionError("what ran beside the test threw " + e.getCause(), e.getCause());
        }
    }

    /**
     * Whether it has ended.
     *
     * @return true when it has
     */
    public boolean isDone() {
        return future.isDone();
    }

    /**
     * Whether it waits for something, as far as its thread shows, or has ended: what should wait and does not is over before
     * anybody looks.
     *
     * @return true while its thread waits, and from its end on
     */
    public boolean isWaiting() {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING, TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }

    /** Interrupts it. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Interrupts it when it still runs. */
    @Override
    public void close() {
        if (!isDone()) {
            interrupt();
        }
    }

    /** What runs beside a test. */
    @FunctionalInterface
    public interface Action {

        /**
         * Runs.
         *
         * @throws Exception fails the test
         */
        void run() throws Exception;
    }
}
