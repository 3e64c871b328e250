package dev.vivace.watch;

import java.util.List;

/** Says what looks wrong in a runtime at the moment. Asked by any thread, when a dump is taken; answers at once. */
@FunctionalInterface
public interface Adviser {

    /**
     * What looks wrong now.
     *
     * @return a copy, empty when all is well
     */
    List<TaskWarning> warnings();
}
