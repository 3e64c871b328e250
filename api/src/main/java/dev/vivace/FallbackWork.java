package dev.vivace;

import dev.vivace.error.AsyncTaskError;
import org.jspecify.annotations.Nullable;

/**
 * What is done when the work has failed for good.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface FallbackWork<T extends @Nullable Object> {

    /**
     * Gives a value in the work's stead. Runs on the task's thread with its context, before the deadline.
     *
     * @param error why the work failed, after all retries
     * @return the value
     * @throws Exception makes the task fail with RecoveryFailed, which keeps both errors
     */
    T recover(AsyncTaskError error) throws Exception;
}
