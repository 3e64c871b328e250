package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.stream.DeadLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes in what receivers made of items: collection, sinks, subscribers, dead letters. Used by the pipeline's thread. */
final class Results<T, C> {

    private final Gathering<C, ?, ?> gathering;
    private final Outlets<C> outlets;
    private final DeadLetters<T> letters;
    private final Tally tally;
    private final long limit;
    private final TaskContext context;

    // Written by the pipeline's thread, read by who makes the final event.
    private volatile @Nullable DeadLetter<T> stoppedBy;

    private boolean broken;

    Results(
            Gathering<C, ?, ?> gathering,
            Outlets<C> outlets,
            DeadLetters<T> letters,
            Tally tally,
            long limit,
            TaskContext context) {
        this.gathering = gathering;
        this.outlets = outlets;
        this.letters = letters;
        this.tally = tally;
        this.limit = limit;
        this.context = context;
    }

    @Nullable
    DeadLetter<T> stoppedBy() {
        return stoppedBy;
    }

    /** Whether taking something in has failed, so that no one knows how much of it sinks have. */
    boolean isBroken() {
        return broken;
    }

    /**
     * Takes in the result of one item.
     *
     * @return false when the limit is reached
     */
    boolean accept(@Nullable Object result) throws Exception {
        boolean more = true;
        broken = true;
        if (result instanceof Outcome outcome) {
            more = accept(outcome.fate());
        } else if (result != null) {
            more = collect(result);
        }
        broken = false;
        Tally.add(tally.received);
        return more;
    }

    /**
     * Takes in the result of an item that was a dead letter: it was received before, and is a letter no more unless it
     * failed again.
     *
     * @return false when the limit is reached
     */
    @SuppressWarnings("unchecked") // receivers make letters of items
    boolean acceptAgain(@Nullable Object result) throws Exception {
        boolean more = true;
        broken = true;
        switch (result) {
            case null -> Tally.subtract(tally.deadLetters);
            case Outcome(Outcome.Dead(DeadLetter<?> letter)) -> letters.addAgain((DeadLetter<T>) letter);
            case Outcome(Outcome.Stop(DeadLetter<?> letter, Exception thrown)) -> {
                Tally.subtract(tally.deadLetters);
                stoppedBy = (DeadLetter<T>) letter;
                broken = false;
                throw thrown;
            }
            case Outcome(Outcome.Many(List<Object> items)) -> {
                more = collectAll(items);
                Tally.subtract(tally.deadLetters);
            }
            default -> {
                more = collect(result);
                Tally.subtract(tally.deadLetters);
            }
        }
        broken = false;
        return more;
    }

    @SuppressWarnings("unchecked") // receivers make letters of items
    private boolean accept(Outcome.Fate fate) throws Exception {
        return switch (fate) {
            case Outcome.Many(List<Object> items) -> collectAll(items);
            case Outcome.Dead(DeadLetter<?> letter) -> {
                Tally.add(tally.deadLetters);
                letters.add((DeadLetter<T>) letter);
                yield true;
            }
            case Outcome.Stop(DeadLetter<?> letter, Exception thrown) -> {
                Tally.add(tally.received);
                stoppedBy = (DeadLetter<T>) letter;
                broken = false;
                throw thrown;
            }
        };
    }

    private boolean collectAll(List<Object> items) throws Exception {
        for (Object item : items) {
            if (!collect(item)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // receivers collect items of this kind
    private boolean collect(Object item) throws Exception {
        C collected = (C) item;
        gathering.add(collected);
        long count = Tally.add(tally.collected);
        if (!outlets.isEmpty()) {
            outlets.put(collected, context);
        }
        return count < limit;
    }
}
