package dev.vivace.error;

import org.jspecify.annotations.Nullable;

/**
 * Carries an {@link AsyncTaskError} to whoever waits. Its cause is the original exception, where there was one.
 *
 * <p>Work may throw it to end its task with exactly that error.
 */
public class AsyncTaskException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final AsyncTaskError error;

    /**
     * An exception for an error.
     *
     * @param error what it carries
     */
    public AsyncTaskException(AsyncTaskError error) {
        this(error, error.cause().orElse(null));
    }

    /**
     * An exception for an error that something else is the cause of.
     *
     * @param error what it carries
     * @param cause why, or null
     */
    @SuppressWarnings("this-escape") // addSuppressed is final
    public AsyncTaskException(AsyncTaskError error, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.error = error;
        if (error instanceof AsyncTaskError.RecoveryFailed(AsyncTaskError original, AsyncTaskError ignored)) {
            Throwable first = original.cause().orElse(null);
            if (first != null && !first.equals(error.cause().orElse(null))) {
                addSuppressed(first);
            }
        }
    }

    /**
     * What went wrong.
     *
     * @return the error
     */
    public AsyncTaskError error() {
        return error;
    }
}
