package dev.vivace.runtime.time;

/**
 * When the clock looks through all its alarms for those that were called off: when many were added since it last did, and
 * otherwise less and less often as long as it finds none. Used by the clock's thread.
 */
final class Housekeeping {

    private static final int MANY = 1 << 16;
    private static final long SOON = 1_000_000_000L;
    private static final long LATE = 64 * SOON;

    private long interval = SOON;
    private long dueNanos = TimerWheel.NEVER;

    // How many alarms a purge left, how many there were when it began, and how many were added since.
    private int kept;
    private int before;
    private int added;

    /** Counts an alarm that was added. */
    void added() {
        added++;
    }

    /** Whether it is time for a purge. */
    boolean isDue(long nowNanos) {
        return nowNanos >= dueNanos || added > Math.max(MANY, 2 * kept);
    }

    void begin(int size) {
        before = size;
        added = 0;
    }

    void end(int size, long nowNanos) {
        interval = size < before ? SOON : Math.min(LATE, 2 * interval);
        kept = size;
        dueNanos = size == 0 ? TimerWheel.NEVER : nowNanos + interval;
    }

    /** When to look again at the latest, while there are so many alarms. */
    long nextNanos(int size, long nowNanos) {
        if (size == 0) {
            dueNanos = TimerWheel.NEVER;
            interval = SOON;
        } else if (dueNanos == TimerWheel.NEVER) {
            dueNanos = nowNanos + interval;
        }
        return dueNanos;
    }
}
