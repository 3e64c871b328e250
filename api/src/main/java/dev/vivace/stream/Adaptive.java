package dev.vivace.stream;

/**
 * As many at a time as is best: it tries more while that helps, and backs off when latency rises.
 *
 * @param start how many at first, within the window
 * @param window how many at least, 1 or more, and at most
 */
public record Adaptive(int start, MinMax<Integer> window) implements SenderStrategy, ReceiverStrategy {

    /** Starts at 64, and stays between 1 and 1,024. */
    public static final Adaptive DEFAULT = new Adaptive(64, MinMax.of(1, 1024));

    /**
     * Checks that the start is within the window.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public Adaptive {
        Checks.atLeast("window", 1, window.min());
        if (!window.contains(start)) {
            throw new IllegalArgumentException("start must be within " + window + ", was " + start);
        }
    }

    /**
     * A window; it starts at 64, or as near to that as the window allows.
     *
     * @param min the least, at least 1
     * @param max the most
     * @return the strategy
     */
    public static Adaptive within(int min, int max) {
        return new Adaptive(Math.max(min, Math.min(max, DEFAULT.start)), MinMax.of(min, max));
    }

    /**
     * A copy that starts elsewhere.
     *
     * @param concurrency within the window
     * @return the copy
     */
    public Adaptive withStart(int concurrency) {
        return new Adaptive(concurrency, window);
    }
}
