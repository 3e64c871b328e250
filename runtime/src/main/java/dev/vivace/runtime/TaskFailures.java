package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import java.nio.channels.ClosedByInterruptException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What went wrong in a task: in an attempt, in a cancel handler, or at its end; the first is the error, the rest is suppressed. */
abstract class TaskFailures extends TaskProgress {

    // Set once by the alarm of a deadline, before it raises the level; read by whoever settles the task.
    private volatile boolean expired;

    TaskFailures(VirtualRuntime<?, ?> runtime, TaskSpec spec, @Nullable TaskEngine parent) {
        super(runtime, spec, parent);
    }

    /** Notes that the deadline has passed: whoever settles the task from now on, it is a timeout. */
    final void expire() {
        expired = true;
    }

    static boolean isSignOfCancellation(Throwable thrown) {
        return thrown instanceof InterruptedException
                || thrown instanceof CancellationException
                || thrown instanceof ClosedByInterruptException
                || (thrown instanceof AsyncTaskException carried
                        && carried.error() instanceof AsyncTaskError.Cancelled);
    }

    // ---------------------------------------------------------------- at the end

    /** The error that a throwable ends this task with. */
    final AsyncTaskError endError(Throwable thrown) {
        CancellationLevel level = level();
        if (level != null && (expired || isSignOfCancellation(thrown))) {
            return stopError(level);
        }
        AsyncTaskError error = AsyncTaskError.of(thrown);
        return error instanceof AsyncTaskError.Cancelled && level == null && thrown instanceof Exception checked
                ? new AsyncTaskError.Failure(checked)
                : error;
    }

    /** Why a task that was asked to stop has stopped. */
    final AsyncTaskError stopError(CancellationLevel level) {
        return expired ? new AsyncTaskError.Timeout(allowed()) : new AsyncTaskError.Cancelled(level);
    }

    /** Keeps the error that the work ended with, and what else the throwable tells. */
    final void workFailed(@Nullable AsyncTaskError error, @Nullable Throwable thrown) {
        if (error == null || error instanceof AsyncTaskError.Cancelled) {
            return;
        }
        extras().addError(error);
        if (thrown != null && expired && !isSignOfCancellation(thrown)) {
            extras().suppress(thrown); // it failed as its deadline passed: the timeout is the error
        } else if (thrown instanceof AsyncTaskException) {
            for (Throwable suppressed : thrown.getSuppressed()) {
                extras().suppress(suppressed);
            }
        }
    }

    // ---------------------------------------------------------------- before it

    /** Whether an error may be followed by another attempt. */
    final boolean accepts(AsyncTaskError error) {
        return !(error instanceof AsyncTaskError.Cancelled)
                && !(error instanceof AsyncTaskError.Panic(Error _))
                && (spec.recoverIf() == null || spec.recoverIf().test(error));
    }

    /** Keeps the error of an attempt after which something else is tried. */
    final void attemptFailed(AsyncTaskError error, Exception thrown) {
        extras().addError(error);
        extras().suppress(thrown);
        changed();
    }

    /** A failure in a cancel handler: kept under the task's error, or told to the hook when there is none to come. */
    final void handlerFailed(Throwable failure) {
        extras().addError(AsyncTaskError.of(failure));
        extras().addHandlerFailure(failure);
        if (isTerminal()) {
            tellHandlerFailures(null);
        }
        changed();
    }

    final void tellHandlerFailures(@Nullable AsyncTaskError error) {
        for (Throwable failure : extras().takeHandlerFailures()) {
            if (error == null) {
                runtime.uncaught(view(), failure);
            } else {
                extras().suppress(failure);
            }
        }
    }

    // ---------------------------------------------------------------- as exceptions

    /** An error of this task as an exception, with what else went wrong suppressed under it. */
    final AsyncTaskException toException(AsyncTaskError error) {
        Extras here = extrasIfAny();
        AsyncTaskException exception = new AsyncTaskException(error, Conducting.cause(error, here));
        if (here != null) {
            for (Throwable suppressed : here.suppressed()) {
                if (!suppressed.equals(exception.getCause())) {
                    exception.addSuppressed(suppressed);
                }
            }
        }
        return exception;
    }

    /** The error that this task settled with, as an exception. */
    final AsyncTaskException settledException() {
        return toException(Objects.requireNonNull(errorIfSettled()));
    }
}
