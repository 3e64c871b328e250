package dev.vivace.warnings;

import java.time.Duration;

/**
 * From when on something is worth a warning. Immutable. All times are on the runtime's clock and positive; a time counts
 * from the first look that sees it, so a warning comes up to one interval late.
 *
 * @param every how often to look; at most a fiftieth of the clock thread's time is spent, so rarer when there is much to
 *     see
 * @param stuck how long work may be blocked, in code of its own, without passing a checkpoint or a library wait
 * @param unchecked how long work may run without passing a checkpoint or a library wait
 * @param pinned how long a virtual thread may hold on to its carrier while it is blocked; on the
 *     machine's clock; zero not to listen to that
 * @param deaf how long a task may go on after it was asked to stop
 * @param orphan how long a detached task may live on after the task that started it has settled
 * @param queued how long a task may be ready without starting
 * @param retries how many retries of tasks of one parent and name are too many, at least 1
 * @param retryWindow in which time
 * @param collection how many entries a pipeline's collection may have and still grow, at least 1
 */
public record WarningLimits(
        Duration every,
        Duration stuck,
        Duration unchecked,
        Duration pinned,
        Duration deaf,
        Duration orphan,
        Duration queued,
        int retries,
        Duration retryWindow,
        long collection) {

    /** Every two seconds; a minute for most things, half a minute for deaf and queued tasks, 100 retries in a minute. */
    public static final WarningLimits DEFAULT = new WarningLimits(
            Duration.ofSeconds(2),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            100,
            Duration.ofMinutes(1),
            1_000_000);

    /**
     * Checks that each limit is one.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public WarningLimits {
        positive("every", every);
        positive("stuck", stuck);
        positive("unchecked", unchecked);
        if (pinned.isNegative()) {
            throw new IllegalArgumentException("pinned must not be negative, was " + pinned);
        }
        positive("deaf", deaf);
        positive("orphan", orphan);
        positive("queued", queued);
        positive("retryWindow", retryWindow);
        atLeastOne("retries", retries);
        atLeastOne("collection", collection);
    }

    private static void positive(String name, Duration time) {
        if (!time.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, was " + time);
        }
    }

    private static void atLeastOne(String name, long number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + number);
        }
    }

    /**
     * Looks as often as this.
     *
     * @param time how often
     * @return new limits
     */
    public WarningLimits withEvery(Duration time) {
        return new WarningLimits(
                time, stuck, unchecked, pinned, deaf, orphan, queued, retries, retryWindow, collection);
    }

    /**
     * Lets work be blocked for so long.
     *
     * @param time how long
     * @return new limits
     */
    public WarningLimits withStuck(Duration time) {
        return new WarningLimits(
                every, time, unchecked, pinned, deaf, orphan, queued, retries, retryWindow, collection);
    }

    /**
     * Lets work run without a checkpoint for so long.
     *
     * @param time how long
     * @return new limits
     */
    public WarningLimits withUnchecked(Duration time) {
        return new WarningLimits(every, stuck, time, pinned, deaf, orphan, queued, retries, retryWindow, collection);
    }

    /**
     * Lets a thread hold on to its carrier for so long.
     *
     * @param time how long; zero not to listen to that
     * @return new limits
     */
    public WarningLimits withPinned(Duration time) {
        return new WarningLimits(every, stuck, unchecked, time, deaf, orphan, queued, retries, retryWindow, collection);
    }

    /**
     * Lets a task go on for so long after it was asked to stop.
     *
     * @param time how long
     * @return new limits
     */
    public WarningLimits withDeaf(Duration time) {
        return new WarningLimits(
                every, stuck, unchecked, pinned, time, orphan, queued, retries, retryWindow, collection);
    }

    /**
     * Lets a detached task live on for so long after its starter.
     *
     * @param time how long
     * @return new limits
     */
    public WarningLimits withOrphan(Duration time) {
        return new WarningLimits(every, stuck, unchecked, pinned, deaf, time, queued, retries, retryWindow, collection);
    }

    /**
     * Lets a task be ready for so long without starting.
     *
     * @param time how long
     * @return new limits
     */
    public WarningLimits withQueued(Duration time) {
        return new WarningLimits(every, stuck, unchecked, pinned, deaf, orphan, time, retries, retryWindow, collection);
    }

    /**
     * Lets tasks of one parent and name be retried less often than this.
     *
     * @param count how many retries are too many
     * @param window in which time
     * @return new limits
     */
    public WarningLimits withRetries(int count, Duration window) {
        return new WarningLimits(every, stuck, unchecked, pinned, deaf, orphan, queued, count, window, collection);
    }

    /**
     * Lets a collection grow to so many entries.
     *
     * @param entries how many
     * @return new limits
     */
    public WarningLimits withCollection(long entries) {
        return new WarningLimits(every, stuck, unchecked, pinned, deaf, orphan, queued, retries, retryWindow, entries);
    }
}
