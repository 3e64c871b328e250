package dev.vivace.pipelines;

import dev.vivace.stream.DeadLetter;
import java.util.List;

/**
 * What became of an item that is not one collected thing. One collected thing stands for itself, and null for none, so that
 * the plain case makes no object.
 */
sealed interface Outcome {

    /** Several things were collected. */
    record Many(List<Object> items) implements Outcome {}

    /** The item failed for good, and the pipeline goes on. */
    record Dead(DeadLetter<?> letter) implements Outcome {}

    /** The item failed, and the pipeline with it. */
    record Stop(DeadLetter<?> letter, Exception thrown) implements Outcome {}
}
