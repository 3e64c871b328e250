package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.ErrorStrategy.Decision;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Receives an item as often as the error strategy says. One per receiving thread. */
final class Attempts<T, C> {

    /** The receiver's code: gives null, one collected thing, or an {@link Outcome}. */
    @FunctionalInterface
    interface Handler<T, C> {
        @Nullable
        Object receive(ItemEvent<T, C> event) throws Exception;
    }

    private final Handler<T, C> handler;
    private final ErrorStrategy strategy;
    private final Moments moments;
    private final AtomicLong retried;
    private final TaskContext context;

    Attempts(Handler<T, C> handler, ErrorStrategy strategy, Moments moments, AtomicLong retried, TaskContext context) {
        this.handler = handler;
        this.strategy = strategy;
        this.moments = moments;
        this.retried = retried;
        this.context = context;
    }

    @Nullable
    Object receive(long id, Object crossed, long takenNanos) throws Exception {
        try {
            return handler.receive(new ItemEvent<>(moments, id, crossed, takenNanos, 1));
        } catch (Exception e) {
            return again(id, crossed, e);
        }
    }

    private @Nullable Object again(long id, Object crossed, Exception first) throws Exception {
        Exception failure = first;
        for (int attempt = 1; ; attempt++) {
            if (Cancelling.isSign(failure, context)) {
                throw failure;
            }
            AsyncTaskError error = AsyncTaskError.of(failure);
            Decision decision = failure instanceof Rejection ? Decision.CONTINUE : decide(error, attempt, failure);
            if (decision != Decision.RETRY) {
                return ended(id, crossed, attempt, failure, error, decision);
            }
            delay(attempt);
            retried.incrementAndGet();
            try {
                long now = moments.clock().nanoTime();
                return handler.receive(new ItemEvent<>(moments, id, crossed, now, attempt + 1));
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    @SuppressWarnings("unchecked") // the sender put it in
    private Outcome ended(
            long id, Object crossed, int attempts, Exception failure, AsyncTaskError error, Decision decision) {
        var letter = new DeadLetter<>(id, moments.taskId(), (T) Sent.itemOf(crossed), attempts, error, moments.now());
        return decision == Decision.STOP ? new Outcome.Stop(letter, failure) : new Outcome.Dead(letter);
    }

    private Decision decide(AsyncTaskError error, int attempts, Exception failure) {
        return switch (strategy) {
            case ErrorStrategy.StopOnFirst() -> Decision.STOP;
            case ErrorStrategy.Continue() -> Decision.CONTINUE;
            case ErrorStrategy.Retry(int retries, var _, Decision then) -> attempts <= retries ? Decision.RETRY : then;
            case ErrorStrategy.Custom(ErrorStrategy.Decider decider) -> asked(decider, error, attempts, failure);
        };
    }

    private static Decision asked(
            ErrorStrategy.Decider decider, AsyncTaskError error, int attempts, Exception failure) {
        try {
            return decider.decide(error, attempts);
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

    /** Thrown to end an item as a dead letter without another attempt. */
    static final class Rejection extends AsyncTaskException {
        private static final long serialVersionUID = 1L;

        Rejection(AsyncTaskError error) {
            super(error);
        }
    }
}
