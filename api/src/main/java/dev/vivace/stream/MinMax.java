package dev.vivace.stream;

/**
 * A range, both ends included.
 *
 * @param min the lower end
 * @param max the upper end, not below the lower
 * @param <T> what it ranges over
 */
public record MinMax<T extends Comparable<? super T>>(T min, T max) {

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException when {@code max} is below {@code min}
     */
    public MinMax {
        if (max.compareTo(min) < 0) {
            throw new IllegalArgumentException("max must not be below min (" + min + "), was " + max);
        }
    }

    /**
     * A range.
     *
     * @param min the lower end
     * @param max the upper end
     * @param <T> what it ranges over
     * @return the range
     */
    public static <T extends Comparable<? super T>> MinMax<T> of(T min, T max) {
        return new MinMax<>(min, max);
    }

    /**
     * Whether a value lies within.
     *
     * @param value the value
     * @return true at both ends too
     */
    public boolean contains(T value) {
        return value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
    }

    @Override
    public String toString() {
        return min + ".." + max;
    }
}
