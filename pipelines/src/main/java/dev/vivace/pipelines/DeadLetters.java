package dev.vivace.pipelines;

import dev.vivace.EmittingTask;
import dev.vivace.TaskContext;
import dev.vivace.stream.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where items go that failed for good. Written by the pipeline's thread, read by any. */
final class DeadLetters<T> {

    private final Optional<Consumer<? super DeadLetter<T>>> target;
    private final TaskContext context;

    // Guarded by its own monitor.
    private final List<DeadLetter<T>> kept = new ArrayList<>(0);

    DeadLetters(Optional<Consumer<? super DeadLetter<T>>> target, TaskContext context) {
        this.target = target;
        this.context = context;
    }

    void add(DeadLetter<T> letter) {
        if (target.isPresent()) {
            target.get().accept(letter);
        } else if (!keep(letter)) {
            context.task().recordError(letter.error());
        }
    }

    private boolean keep(DeadLetter<T> letter) {
        synchronized (kept) {
            return kept.size() < EmittingTask.DEAD_LETTERS && kept.add(letter);
        }
    }

    int size() {
        synchronized (kept) {
            return kept.size();
        }
    }

    @SuppressWarnings("unchecked") // each item is checked
    <S> List<DeadLetter<S>> kept(Class<? super S> type) {
        synchronized (kept) {
            kept.forEach(letter -> check(type, letter));
            return (List<DeadLetter<S>>) (List<?>) List.copyOf(kept);
        }
    }

    private static void check(Class<?> type, DeadLetter<?> letter) {
        if (!letter.isUnreadable() && !type.isInstance(letter.item())) {
            throw new ClassCastException("item " + letter.eventId() + " is not a " + type.getName());
        }
    }
}
