package dev.vivace.error;

import dev.vivace.lifecycle.CancellationLevel;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a task has no value: a closed set, to be switched over.
 *
 * <p>Values are immutable and safe to share. A blocking {@code await()} throws them inside an
 * {@link AsyncTaskException}.
 */
public sealed interface AsyncTaskError extends Serializable {

    /**
     * The error in one sentence for people.
     *
     * @return never empty
     */
    String message();

    /**
     * The exception behind this error.
     *
     * @return the original exception, where there was one
     */
    default Optional<Throwable> cause() {
        return Optional.empty();
    }

    /**
     * A deadline passed.
     *
     * @param duration the time that was allowed
     */
    record Timeout(Duration duration) implements AsyncTaskError {
        @Override
        public String message() {
            return "timed out after " + duration;
        }
    }

    /**
     * The task was cancelled.
     *
     * @param level the level at which it ended
     */
    record Cancelled(CancellationLevel level) implements AsyncTaskError {
        @Override
        public String message() {
            return "cancelled (" + level + ")";
        }
    }

    /**
     * The work threw a checked exception: a failure that its author foresaw.
     *
     * @param exception what it threw
     */
    record Failure(Exception exception) implements AsyncTaskError {
        @Override
        public String message() {
            return "failed: " + exception;
        }

        @Override
        public Optional<Throwable> cause() {
            return Optional.of(exception);
        }
    }

    /**
     * The work threw an unchecked exception: a bug, or a failure that nobody declared.
     *
     * @param exception what it threw
     */
    record Panic(Throwable exception) implements AsyncTaskError {
        @Override
        public String message() {
            return "panicked: " + exception;
        }

        @Override
        public Optional<Throwable> cause() {
            return Optional.of(exception);
        }
    }

    /**
     * The work was not accepted.
     *
     * @param reason why, and what to do about it
     */
    record Rejected(String reason) implements AsyncTaskError {
        @Override
        public String message() {
            return "rejected: " + reason;
        }
    }

    /**
     * A limit was reached.
     *
     * @param limit which one, with its value
     */
    record ResourceLimit(String limit) implements AsyncTaskError {
        @Override
        public String message() {
            return "resource limit reached: " + limit;
        }
    }

    /**
     * The task was not in a state in which that can be done.
     *
     * @param state the state, and what was tried
     */
    record InvalidState(String state) implements AsyncTaskError {
        @Override
        public String message() {
            return "invalid state: " + state;
        }
    }

    /**
     * Data could not be used.
     *
     * @param what which data, where, and why not
     */
    record InvalidData(String what) implements AsyncTaskError {
        @Override
        public String message() {
            return "invalid data: " + what;
        }
    }

    /**
     * A schedule cannot be followed.
     *
     * @param what the schedule, and why not
     */
    record InvalidSchedule(String what) implements AsyncTaskError {
        @Override
        public String message() {
            return "invalid schedule: " + what;
        }
    }

    /**
     * A payload was sealed with a key that is too old to be trusted.
     *
     * @param minimum the lowest key version that is accepted
     */
    record KeyVersionTooOld(int minimum) implements AsyncTaskError {
        @Override
        public String message() {
            return "key version too old: at least " + minimum + " is required";
        }
    }

    /**
     * The work failed, and so did its fallback.
     *
     * @param original why the fallback was asked
     * @param fallback why it could not help
     */
    record RecoveryFailed(AsyncTaskError original, AsyncTaskError fallback) implements AsyncTaskError {
        @Override
        public String message() {
            return "recovery failed: " + fallback.message() + " (after: " + original.message() + ")";
        }

        @Override
        public Optional<Throwable> cause() {
            return fallback.cause().or(original::cause);
        }
    }

    /**
     * Input or output failed.
     *
     * @param exception what the operation threw
     */
    record Io(IOException exception) implements AsyncTaskError {
        @Override
        public String message() {
            return "input or output failed: " + exception;
        }

        @Override
        public Optional<Throwable> cause() {
            return Optional.of(exception);
        }
    }

    /**
     * None of the others, for runtimes that learn of errors from afar.
     *
     * @param what what is known
     */
    record Unknown(String what) implements AsyncTaskError {
        @Override
        public String message() {
            return "unknown: " + what;
        }
    }

    /**
     * The error that stands for an exception.
     *
     * @param thrown what work threw
     * @return the error it carries; Io for {@link IOException}, Failure for other checked exceptions, Panic for the rest
     */
    static AsyncTaskError of(Throwable thrown) {
        return switch (thrown) {
            case AsyncTaskException carried -> carried.error();
            case IOException io -> new Io(io);
            case RuntimeException unchecked -> new Panic(unchecked);
            case Exception checked -> new Failure(checked);
            default -> new Panic(thrown);
        };
    }
}
