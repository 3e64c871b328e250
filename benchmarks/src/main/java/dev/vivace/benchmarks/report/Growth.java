package dev.vivace.benchmarks.report;

import java.util.List;

/**
 * How the cost of a workload grows with its size.
 *
 * @param rival whose cost
 * @param points what was seen, smallest first
 * @param sorts whether the work orders, so that n log n is right
 */
public record Growth(String rival, List<Point> points, boolean sorts) {

    /** What noise may add to an exponent before it is called worse than linear. */
    private static final double NOISE = 0.1;

    /**
     * The cost of one size.
     *
     * @param items how many
     * @param total what all of them cost, in the workload's unit
     */
    public record Point(long items, double total) {}

    /** The slope of the line of least squares through the logarithms; 1 is linear. */
    public double exponent() {
        double n = points.size();
        double sumX = points.stream().mapToDouble(Growth::x).sum();
        double sumY = points.stream().mapToDouble(Growth::y).sum();
        double sumXy = points.stream().mapToDouble(p -> x(p) * y(p)).sum();
        double sumXx = points.stream().mapToDouble(p -> x(p) * x(p)).sum();
        return (n * sumXy - sumX * sumY) / (n * sumXx - sumX * sumX);
    }

    private static double x(Point point) {
        return Math.log((double) point.items);
    }

    private static double y(Point point) {
        return Math.log(point.total);
    }

    /** What work of this kind may come to: 1, or the slope of n log n between the smallest size and the largest. */
    public double allowed() {
        if (!sorts) {
            return 1 + NOISE;
        }
        double small = points.getFirst().items;
        double large = points.getLast().items;
        return 1 + NOISE + Math.log(Math.log(large) / Math.log(small)) / Math.log(large / small);
    }

    /** Whether it is a defect. */
    public boolean tooSteep() {
        return exponent() > allowed();
    }
}
