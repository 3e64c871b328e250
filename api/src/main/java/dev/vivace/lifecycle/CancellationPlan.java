package dev.vivace.lifecycle;

import java.time.Duration;

/**
 * A cancellation that escalates: graceful for a window, then kill for a window, then kill hard.
 *
 * @param graceful how long the work has to end by itself; zero skips the level
 * @param kill how long it has after the interrupt; zero skips the level
 * @param hard whether to end with {@link CancellationLevel#KILL_HARD}; when false, what still runs is left running
 */
public record CancellationPlan(Duration graceful, Duration kill, boolean hard) {

    /** Five seconds to end gracefully, one after the interrupt, then hard. */
    public static final CancellationPlan DEFAULT =
            new CancellationPlan(Duration.ofSeconds(5), Duration.ofSeconds(1), true);

    /**
     * Checks the windows.
     *
     * @throws IllegalArgumentException when a window is negative, or when no level is left
     */
    public CancellationPlan {
        requireNotNegative("graceful", graceful);
        requireNotNegative("kill", kill);
        if (graceful.isZero() && kill.isZero() && !hard) {
            throw new IllegalArgumentException("a plan needs a graceful window, a kill window, or hard");
        }
    }

    /**
     * Graceful for a window, kill for a window, then kill hard.
     *
     * @param graceful the first window
     * @param kill the second window
     * @return the plan
     */
    public static CancellationPlan escalate(Duration graceful, Duration kill) {
        return new CancellationPlan(graceful, kill, true);
    }

    /**
     * Asks, waits, and goes no further.
     *
     * @param window how long to wait
     * @return the plan
     */
    public static CancellationPlan graceful(Duration window) {
        return new CancellationPlan(window, Duration.ZERO, false);
    }

    /**
     * Interrupts, waits, and goes no further.
     *
     * @param window how long to wait
     * @return the plan
     */
    public static CancellationPlan kill(Duration window) {
        return new CancellationPlan(Duration.ZERO, window, false);
    }

    private static void requireNotNegative(String name, Duration window) {
        if (window.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, was " + window);
        }
    }
}
