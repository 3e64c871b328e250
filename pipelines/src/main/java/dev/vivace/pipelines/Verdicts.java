package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.ErrorStrategy.Decision;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** What the error strategy says of a failure, and the wait before another attempt. */
record Verdicts(ErrorStrategy strategy, Moments moments, AtomicLong retried, TaskContext context) {

    /**
     * Decides. After RETRY the wait is over and the attempt is counted.
     *
     * @param attempts how often it was tried
     * @throws Exception the failure itself, when it is the end of the task rather than of the item
     */
    Decision after(Exception failure, int attempts) throws Exception {
        if (Cancelling.isSign(failure, context)) {
            throw failure;
        }
        if (failure instanceof Attempts.Rejection) {
            return Decision.CONTINUE;
        }
        Decision decision = decide(failure, attempts);
        if (decision != Decision.RETRY) {
            return decision;
        }
        if (failure instanceof BadItemException) {
            return Decision.CONTINUE;
        }
        delay(attempts);
        retried.incrementAndGet();
        return decision;
    }

    private Decision decide(Exception failure, int attempts) {
        return switch (strategy) {
            case ErrorStrategy.StopOnFirst() -> Decision.STOP;
            case ErrorStrategy.Continue() -> Decision.CONTINUE;
            case ErrorStrategy.Retry(int retries, var _, Decision then) ->
                attempts <= retries && !(failure instanceof BadItemException) ? Decision.RETRY : then;
            case ErrorStrategy.Custom(ErrorStrategy.Decider decider) -> asked(decider, failure, attempts);
        };
    }

    private static Decision asked(ErrorStrategy.Decider decider, Exception failure, int attempts) {
        try {
            return decider.decide(AsyncTaskError.of(failure), attempts);
        } catch (RuntimeException thrown) {
            thrown.addSuppressed(failure);
            throw thrown;
        }
    }

    private void delay(int retry) throws InterruptedException {
        if (strategy instanceof ErrorStrategy.Retry(var _, var delays, var _)) {
            context.sleep(delays.delay(retry, ThreadLocalRandom.current()));
        } else {
            context.checkpoint();
        }
    }

    /** A letter for an item that failed for good. */
    DeadLetter<Object> letter(long id, Object crossed, int attempts, Exception failure) {
        return new DeadLetter<>(
                moments.number(id),
                moments.taskId(),
                Attempts.isBad(crossed) ? null : Sent.itemOf(crossed),
                attempts,
                AsyncTaskError.of(failure),
                moments.now());
    }
}
