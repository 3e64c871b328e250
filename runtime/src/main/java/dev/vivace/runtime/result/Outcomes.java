package dev.vivace.runtime.result;

import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What the outcomes of stages, futures and functions mean as results. */
final class Outcomes {

    private Outcomes() {}

    /** A step that may throw anything, {@link Error}s included. */
    @FunctionalInterface
    interface Step<T extends @Nullable Object> {
        TaskResult<T> take();
    }

    /** Runs a step; whatever it throws is in the result, and so is not lost. */
    static <T extends @Nullable Object> TaskResult<T> guard(Step<T> step) {
        try {
            return step.take();
        } catch (Throwable thrown) {
            return TaskResult.failure(errorOf(thrown));
        }
    }

    static <T extends @Nullable Object> TaskResult<T> failure(Throwable thrown) {
        return TaskResult.failure(errorOf(thrown));
    }

    /** The error for what a stage or future failed with, without the wrappers that the JDK puts around it. */
    static AsyncTaskError errorOf(Throwable thrown) {
        Throwable original = thrown;
        for (Throwable cause = wrappedBy(original); cause != null; cause = wrappedBy(original)) {
            keepSuppressed(original, cause);
            original = cause;
        }
        return original instanceof CancellationException
                ? new AsyncTaskError.Cancelled(CancellationLevel.GRACEFUL)
                : AsyncTaskError.of(original);
    }

    private static @Nullable Throwable wrappedBy(Throwable thrown) {
        return thrown instanceof CompletionException || thrown instanceof ExecutionException ? thrown.getCause() : null;
    }

    /** CompletableFuture suppresses later failures under its wrapper; they move to the exception that stays. */
    @SuppressWarnings("ReferenceEquality") // nothing may be suppressed under itself
    private static void keepSuppressed(Throwable wrapper, Throwable cause) {
        for (Throwable later : wrapper.getSuppressed()) {
            if (later != cause && !Arrays.asList(cause.getSuppressed()).contains(later)) {
                cause.addSuppressed(later);
            }
        }
    }
}
