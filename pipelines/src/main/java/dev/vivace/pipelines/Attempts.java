package dev.vivace.pipelines;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.ErrorStrategy.Decision;
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
    private final Verdicts verdicts;
    private final Moments moments;

    Attempts(Handler<T, C> handler, Verdicts verdicts) {
        this.handler = handler;
        this.verdicts = verdicts;
        moments = verdicts.moments();
    }

    @Nullable
    Object receive(long id, Object crossed, long takenNanos) throws Exception {
        try {
            return handle(new ItemEvent<>(moments, id, crossed, takenNanos, 1));
        } catch (Exception e) {
            return again(id, crossed, e);
        }
    }

    private @Nullable Object handle(ItemEvent<T, C> event) throws Exception {
        event.throwIfBad();
        return handler.receive(event);
    }

    private @Nullable Object again(long id, Object crossed, Exception first) throws Exception {
        Exception failure = first;
        for (int attempt = 1; ; attempt++) {
            Decision decision = verdicts.after(failure, attempt);
            if (decision != Decision.RETRY) {
                var letter = verdicts.letter(id, crossed, attempt, failure);
                return decision == Decision.STOP ? Outcome.stop(letter, failure) : Outcome.dead(letter);
            }
            try {
                return handler.receive(
                        new ItemEvent<>(moments, id, crossed, moments.clock().nanoTime(), attempt + 1));
            } catch (Exception e) {
                failure = e;
            }
        }
    }

    /** Whether an item could not even be read. */
    static boolean isBad(Object crossed) {
        return crossed instanceof Sent sent && sent.item() instanceof BadItemException;
    }

    /** Thrown to end an item as a dead letter without another attempt. */
    static final class Rejection extends AsyncTaskException {
        private static final long serialVersionUID = 1L;

        Rejection(AsyncTaskError error) {
            super(error);
        }
    }
}
