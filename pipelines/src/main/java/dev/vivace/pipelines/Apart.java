package dev.vivace.pipelines;

/**
 * Keeps what lies before an object in memory off its first cache line. What one thread writes for each item must not lie on a
 * line from which another reads for each item: each write would take that line away from the reader.
 */
abstract class Apart {
    @SuppressWarnings("unused")
    private long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14;
}
