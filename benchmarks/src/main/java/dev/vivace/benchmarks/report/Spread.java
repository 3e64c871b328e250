package dev.vivace.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure that was taken several times.
 *
 * @param low what a tenth of them do not exceed
 * @param median the middle one
 * @param high what nine tenths of them do not exceed
 */
public record Spread(double low, double median, double high) {

    /** Of no figures at all. */
    public static final Spread NONE = new Spread(Double.NaN, Double.NaN, Double.NaN);

    /**
     * Sorts.
     *
     * @param samples the figures
     * @return their spread
     */
    public static Spread of(List<Double> samples) {
        if (samples.isEmpty()) {
            return NONE;
        }
        List<Double> sorted = samples.stream().sorted().toList();
        return new Spread(at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9));
    }

    /**
     * The ratios of each figure to each of another rival's of the same round.
     *
     * @param ours by round
     * @param theirs by round
     * @return their spread
     */
    public static Spread ofRatios(List<List<Double>> ours, List<List<Double>> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(ours.size(), theirs.size()); round++) {
            for (double our : ours.get(round)) {
                for (double their : theirs.get(round)) {
                    ratios.add(our / their);
                }
            }
        }
        return of(ratios);
    }

    private static double at(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
