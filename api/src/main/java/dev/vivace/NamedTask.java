package dev.vivace;

import java.util.Optional;

/** A task that people can call by a name (row 11). */
public interface NamedTask {

    /**
     * The name.
     *
     * @return what the builder was given
     */
    Optional<String> name();

    /**
     * The names of all parents and of this task, from the root down, joined with {@code /}. A task without a name is
     * called {@code task-} and the end of its id.
     *
     * @return never empty
     */
    String path();
}
