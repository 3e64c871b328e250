package dev.vivace.console.seen;

import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/**
 * How long the work of tasks took that settled lately: histograms of ten seconds each (HdrHistogram, two digits), of which
 * the last six count. Guarded by its user.
 */
final class Durations {

    private static final long SLICE_NANOS = 10_000_000_000L;
    private static final int SLICES = 6;
    private static final int DIGITS = 2;
    private static final long LONGEST_MICROS = 86_400_000_000L;

    private record Slice(long number, Histogram micros) {}

    private final Deque<Slice> slices = new ArrayDeque<>();

    void add(long nowNanos, long tookNanos) {
        long micros = Math.clamp(tookNanos / 1000, 0, LONGEST_MICROS);
        current(nowNanos).recordValue(micros);
    }

    private Histogram current(long nowNanos) {
        long number = Math.floorDiv(nowNanos, SLICE_NANOS);
        forget(number);
        Slice last = slices.peekLast();
        if (last == null || last.number != number) {
            last = new Slice(number, new Histogram(LONGEST_MICROS, DIGITS));
            slices.addLast(last);
        }
        return last.micros;
    }

    private void forget(long number) {
        while (!slices.isEmpty() && slices.getFirst().number <= number - SLICES) {
            slices.removeFirst();
        }
    }

    Percentiles percentiles(long nowNanos) {
        forget(Math.floorDiv(nowNanos, SLICE_NANOS));
        Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
        slices.forEach(slice -> all.add(slice.micros));
        return new Percentiles(millis(all, 50), millis(all, 95), millis(all, 99), all.getTotalCount());
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
