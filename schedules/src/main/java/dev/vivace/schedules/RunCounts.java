package dev.vivace.schedules;

/**
 * What became of the runs of a recurring task, which is its result.
 *
 * @param completed how many gave a value
 * @param failed how many failed
 * @param cancelled how many were cancelled, each by itself
 */
public record RunCounts(long completed, long failed, long cancelled) {

    /**
     * How many there were.
     *
     * @return the sum
     */
    public long all() {
        return completed + failed + cancelled;
    }
}
