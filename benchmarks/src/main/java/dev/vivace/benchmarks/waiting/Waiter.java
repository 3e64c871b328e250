package dev.vivace.benchmarks.waiting;

/** How a rival makes one that waits. */
interface Waiter {

    /** Makes one; it calls {@link Gate#pass} when it comes to its waiting. */
    Object make(Gate gate) throws Exception;

    /** Whether what it makes comes to its waiting by itself, and so passes the gate. */
    default boolean passes() {
        return true;
    }
}
