package dev.vivace.policy;

import dev.vivace.error.AsyncTaskError;

/**
 * Stops calling what keeps failing, and probes whether it is well again. Shared by all tasks that call the same thing;
 * thread-safe.
 */
public interface CircuitBreaker {

    /** Whether calls pass. */
    enum State {
        /** Calls pass. */
        CLOSED,
        /** Calls are refused. */
        OPEN,
        /** A few calls pass, to probe. */
        HALF_OPEN
    }

    /**
     * The name, for people.
     *
     * @return not blank
     */
    String name();

    /**
     * The state at this moment.
     *
     * @return the state
     */
    State state();

    /**
     * Asks for leave to call. Each call that got leave is followed by exactly one of the other three.
     *
     * @return false when the call is refused
     */
    boolean tryEnter();

    /** Tells that the call succeeded. */
    void succeeded();

    /**
     * Tells that the call failed.
     *
     * @param error why
     */
    void failed(AsyncTaskError error);

    /** Tells that the call ended without saying anything about the other side, by cancellation for instance. */
    void abandoned();
}
