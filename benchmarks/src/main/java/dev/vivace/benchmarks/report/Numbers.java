package dev.vivace.benchmarks.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

    private static final double LARGE = 100;
    private static final double MIDDLE = 10;

    private Numbers() {}

    /** With about three digits that say something. */
    static String text(double number) {
        if (Double.isNaN(number)) {
            return "–";
        }
        String format = Math.abs(number) >= LARGE ? "%,.0f" : Math.abs(number) >= MIDDLE ? "%,.1f" : "%,.2f";
        return String.format(Locale.ROOT, format, number);
    }

    static String range(Spread spread) {
        return text(spread.low()) + " to " + text(spread.high());
    }
}
