package dev.vivace.runtime.message;

/**
 * The sliding window of RFC 4303 section 3.4.3: which of the last 1,024 numbers of a sender have been seen. Numbers start
 * at 1 and may come in any order.
 */
final class ReplayWindow {

    /** How many numbers it tells apart, the newest included. */
    static final int WIDTH = 1024;

    /** What it says of a number. */
    enum Verdict {
        FRESH,
        SEEN,
        TOO_OLD
    }

    // Both are guarded by the monitor; read and written by every thread that opens a payload of this sender.
    private final long[] seen = new long[WIDTH / Long.SIZE]; // the bit of a number is the number modulo the width
    private long newest;

    private ReplayWindow() {}

    static ReplayWindow create() {
        return new ReplayWindow();
    }

    synchronized Verdict check(long number) {
        if (number < 1 || number <= newest - WIDTH) {
            return Verdict.TOO_OLD;
        }
        boolean known = number <= newest && (seen[word(number)] & bit(number)) != 0;
        return known ? Verdict.SEEN : Verdict.FRESH;
    }

    /** Checks a number and, when it is fresh, marks it as seen and moves the window so that it is inside. */
    synchronized Verdict accept(long number) {
        Verdict verdict = check(number);
        if (verdict == Verdict.FRESH) {
            forget(Math.min(number - newest, WIDTH));
            newest = Math.max(newest, number);
            seen[word(number)] |= bit(number);
        }
        return verdict;
    }

    /** Clears the places of the numbers that follow the newest, where older numbers were. */
    private void forget(long count) {
        for (long next = 1; next <= count; next++) {
            seen[word(newest + next)] &= ~bit(newest + next);
        }
    }

    private static int word(long number) {
        return (int) (number % WIDTH) / Long.SIZE;
    }

    private static long bit(long number) {
        return 1L << (number % Long.SIZE);
    }
}
