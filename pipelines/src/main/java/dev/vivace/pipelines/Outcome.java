package dev.vivace.pipelines;

import dev.vivace.stream.DeadLetter;
import java.util.List;

/**
 * What became of an item that is not one collected thing. One collected thing stands for itself, and null for none, so that
 * the plain case makes no object. A final class, because the test whether a thing is one is made for each item, and that
 * for an interface is slow.
 */
record Outcome(Fate fate) {

    /** What became of it. */
    sealed interface Fate {}

    /** Several things were collected. */
    record Many(List<Object> items) implements Fate {}

    /** The item failed for good, and the pipeline goes on. */
    record Dead(DeadLetter<?> letter) implements Fate {}

    /** The item failed, and the pipeline with it. */
    record Stop(DeadLetter<?> letter, Exception thrown) implements Fate {}

    static Outcome many(List<Object> items) {
        return new Outcome(new Many(items));
    }

    static Outcome dead(DeadLetter<?> letter) {
        return new Outcome(new Dead(letter));
    }

    static Outcome stop(DeadLetter<?> letter, Exception thrown) {
        return new Outcome(new Stop(letter, thrown));
    }
}
