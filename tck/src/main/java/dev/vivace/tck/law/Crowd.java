package dev.vivace.tck.law;

/** Counts who is inside. Thread-safe. */
final class Crowd {

    /** What is done inside. */
    @FunctionalInterface
    interface Stay {
        void stay() throws Exception;
    }

    // Guarded by this object's monitor.
    private int inside;
    private int most;
    private int total;

    /** Goes in, stays, and comes out with what it was given. */
    <V> V pass(V value, Stay stay) throws Exception {
        enter();
        try {
            stay.stay();
        } finally {
            leave();
        }
        return value;
    }

    private synchronized void enter() {
        inside++;
        total++;
        most = Math.max(most, inside);
    }

    private synchronized void leave() {
        inside--;
    }

    synchronized int inside() {
        return inside;
    }

    /** The most that were inside at a time, since this was asked last with {@link #forget}. */
    synchronized int most() {
        return most;
    }

    synchronized void forget() {
        most = inside;
    }

    synchronized int total() {
        return total;
    }
}
