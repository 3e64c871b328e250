package dev.vivace;

/**
 * Gets the failures that nobody else could be told: of a child that nobody looked at, of a listener, of a handler. The
 * default writes a warning to the system logger {@code dev.vivace}.
 */
@FunctionalInterface
public interface UncaughtHook {

    /**
     * Called once per failure; must not throw.
     *
     * @param task whose failure it is
     * @param failure what happened
     */
    void uncaught(AsyncTask<?, ?> task, Throwable failure);
}
