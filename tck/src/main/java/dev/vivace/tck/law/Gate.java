package dev.vivace.tck.law;

import java.util.concurrent.CountDownLatch;

/**
 * Holds whoever passes until it is opened. Passing it is no library wait: a task that stands before it executes, holds
 * its permit, and does not see a graceful cancellation. Thread-safe.
 */
public final class Gate implements AutoCloseable {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate() {}

    /**
     * Waits until the gate is open.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public void pass() throws InterruptedException {
        arrived.countDown();
        opened.await();
    }

    /** Waits until the gate is open, deaf to interrupts: what was sent meanwhile is forgotten. */
    public void passDeaf() {
        arrived.countDown();
        while (true) {
            try {
                opened.await();
                return;
            } catch (InterruptedException deaf) {
                // that is what deaf means
            }
        }
    }

    /**
     * Waits until somebody stands before the gate, or has passed it.
     *
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    public void awaitArrival() throws InterruptedException {
        arrived.await();
    }

    /**
     * Whether somebody stands before the gate, or has passed it.
     *
     * @return true from the first arrival on
     */
    public boolean hasArrival() {
        return arrived.getCount() == 0;
    }

    /** Opens it for good. */
    public void open() {
        opened.countDown();
    }

    /** Opens it for good. */
    @Override
    public void close() {
        open();
    }
}
