package dev.vivace;

import java.util.List;

/**
 * What a shutdown found. The counts are of tasks that were live when it began.
 *
 * @param drained ended by themselves in time
 * @param cancelled had to be cancelled
 * @param abandoned paths of tasks whose work still runs
 */
public record ShutdownReport(long drained, long cancelled, List<String> abandoned) {

    /** Copies the list. */
    public ShutdownReport {
        abandoned = List.copyOf(abandoned);
    }

    /**
     * Whether everything ended.
     *
     * @return true when nothing was abandoned
     */
    public boolean isComplete() {
        return abandoned.isEmpty();
    }
}
