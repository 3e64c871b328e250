package dev.vivace.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. The same in every country, so that they can be compared. */
public final class Numbers {

    private Numbers() {}

    /**
     * A count.
     *
     * @param value the number
     * @return with commas between thousands
     */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * A duration, in seconds.
     *
     * @param duration the duration
     * @return such as {@code 1.2 s}, {@code 34 ms} or {@code 0.5 ms}
     */
    public static String seconds(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 9.95) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        return millis < 99.5
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    /**
     * A size in memory or in a file.
     *
     * @param bytes the number of bytes
     * @return in B, kB, MB or GB, of a thousand each
     */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
