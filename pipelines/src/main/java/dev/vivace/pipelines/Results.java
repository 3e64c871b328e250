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
        tally.received.add();
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
            case null -> tally.deadLetters.subtract();
            case Outcome(Outcome.Dead(DeadLetter<?> letter)) -> letters.addAgain((DeadLetter<T>) letter);
            case Outcome(Outcome.Stop(DeadLetter<?> letter, Exception thrown)) -> {
                tally.deadLetters.subtract();
                stoppedBy = (DeadLetter<T>) letter;
                broken = false;
                throw thrown;
            }
            case Outcome(Outcome.Many(List<Object> items)) -> {
                more = collectAll(items);
                tally.deadLetters.subtract();
            }
            default -> {
                more = collect(result);
                tally.deadLetters.subtract();
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
                tally.deadLetters.add();
                letters.add((DeadLetter<T>) letter);
                yield true;
            }
            case Outcome.Stop(DeadLetter<?> letter, Exception thrown) -> {
                tally.received.add();
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
        long count = tally.collected.add();
        if (!outlets.isEmpty()) {
            outlets.put(collected, context);
        }
        return count < limit;
    }
}
