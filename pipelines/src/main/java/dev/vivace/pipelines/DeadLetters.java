package dev.vivace.pipelines;

import dev.vivace.EmittingTask;
import dev.vivace.TaskContext;
import dev.vivace.stream.DeadLetter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where items go that failed for good. Written by the pipeline's thread, read by any, which may also ask for kept letters
 * to be handed back. Such a letter has its place here until it is settled: it is given back, or its item was received.
 */
final class DeadLetters<T> {

    private final Optional<Consumer<? super DeadLetter<T>>> target;
    private final TaskContext context;

    // All guarded by the monitor of kept.
    private final List<DeadLetter<T>> kept = new ArrayList<>(0);
    private List<DeadLetter<T>> asked = new ArrayList<>(0);
    private int out;
    private boolean closed;

    // Written under that monitor, read by the pipeline's thread without it: whether somebody asked.
    private volatile boolean waiting;

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
            return kept.size() + out < EmittingTask.DEAD_LETTERS && kept.add(letter);
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

    // ---------------------------------------------------------------- handing back

    /** Takes out what can be received again; gives how many. What could not even be read stays. */
    int ask() {
        if (target.isPresent()) {
            throw new IllegalStateException(
                    "the dead letters of " + context.task().path()
                            + " went where the builder was told; run a pipeline whose source is replay(letters) from"
                            + " there");
        }
        synchronized (kept) {
            if (closed) {
                throw new IllegalStateException("the run of " + context.task().path()
                        + " is over; run a pipeline whose source is replay(task.deadLetters(type))");
            }
            List<DeadLetter<T>> readable =
                    kept.stream().filter(letter -> !letter.isUnreadable()).toList();
            kept.removeIf(letter -> !letter.isUnreadable());
            asked.addAll(readable);
            out += readable.size();
            waiting = !asked.isEmpty();
            return readable.size();
        }
    }

    /** Whether letters are to be handed to the receivers. */
    boolean areAsked() {
        return waiting;
    }

    /** The letters to hand to the receivers; each is to be settled. */
    List<DeadLetter<T>> takeAsked() {
        synchronized (kept) {
            List<DeadLetter<T>> taken = asked;
            asked = new ArrayList<>(0);
            waiting = false;
            return taken;
        }
    }

    /** One that was handed out has become a result. */
    void settle() {
        synchronized (kept) {
            out--;
        }
    }

    /** One that was handed out has failed again; it takes the place that it still has. */
    void addAgain(DeadLetter<T> letter) {
        synchronized (kept) {
            kept.add(letter);
        }
    }

    /** Those that were handed out and that no receiver is done with. */
    void giveBack(List<DeadLetter<T>> letters) {
        synchronized (kept) {
            out -= letters.size();
            kept.addAll(letters);
            kept.sort(Comparator.comparing(DeadLetter::at));
        }
    }

    /** From now on nobody can ask, unless somebody has before; gives whether it is so. */
    boolean close() {
        synchronized (kept) {
            closed = asked.isEmpty();
            return closed;
        }
    }

    /** Ends all asking; what was asked for and not begun is kept. */
    void closeNow() {
        synchronized (kept) {
            closed = true;
        }
        giveBack(takeAsked());
    }
}
