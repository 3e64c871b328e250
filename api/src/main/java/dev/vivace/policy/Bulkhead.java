package dev.vivace.policy;

/** Bounds how many calls of one thing run at a time. Shared by all tasks that call it; thread-safe. */
public interface Bulkhead {

    /**
     * The name, for people.
     *
     * @return not blank
     */
    String name();

    /**
     * How many calls may run at a time.
     *
     * @return at least 1
     */
    int limit();

    /**
     * Takes a place, waiting for one as long as this bulkhead allows.
     *
     * @return false when none came free in that time
     * @throws InterruptedException when the thread is interrupted while it waits
     */
    boolean enter() throws InterruptedException;

    /** Gives the place back. */
    void leave();
}
