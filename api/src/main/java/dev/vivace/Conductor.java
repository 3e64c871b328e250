package dev.vivace;

import org.jspecify.annotations.Nullable;

/**
 * Who decides when a {@link ConductedTask} starts, and hears of its life. For authors of orchestrators.
 *
 * <p>Each method is called by whichever thread the event happens on, without any lock of the runtime. All but
 * {@link #completing} must be short and must neither block nor throw.
 */
public interface Conductor {

    /** Somebody asked for the task to be started, by {@code start()} or by waiting for it; it has not been. */
    void asked();

    /** The work begins. Called on the task's thread, once at most, and not for a value that was known. */
    void begun();

    /**
     * The work has given a value, with which the task is about to complete. Called on the task's thread, which may
     * block.
     *
     * @param value what the work gave
     * @throws Exception makes the task fail instead
     */
    void completing(@Nullable Object value) throws Exception;

    /** The task has settled; its status and result are there. Called once. */
    void settled();

    /** The task has settled and its work no longer runs: its place is free. Called once, after {@link #settled}. */
    void left();

    /** The rank that counts for the task has changed. */
    void ranked();
}
