package dev.vivace.id;

import java.io.Serializable;

/**
 * The identity of a task: unique across threads and processes, ordered by when they were made within one node, and stable as text.
 *
 * <p>Implementations are immutable. {@link #compareTo} orders ids of one implementation by when they were made; ids of different
 * implementations are ordered by {@link #text()}, so that a mixed set still sorts the same way everywhere.
 */
public interface TaskId extends Comparable<TaskId>, Serializable {

    /**
     * The canonical text of this id; {@code TaskId.parse(id.text())} equals the id.
     *
     * @return printable ASCII without spaces
     */
    String text();

    /**
     * Reads the text of an id of one of the two kinds that the API brings.
     *
     * @param text what {@link #text()} gave
     * @return an equal id
     * @throws IllegalArgumentException when the text is neither; the message shows the text and the two shapes
     */
    static TaskId parse(String text) {
        if (SequentialTaskId.looksLike(text)) {
            return SequentialTaskId.parse(text);
        }
        return UuidTaskId.parse(text);
    }
}
