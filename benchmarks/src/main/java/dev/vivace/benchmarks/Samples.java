package dev.vivace.benchmarks;

import java.util.List;

/** Medians and percentiles of a few samples. */
final class Samples {

    private Samples() {}

    static double median(List<Double> samples) {
        return percentile(samples, 0.5);
    }

    /** The smallest sample that at least this share of all samples does not exceed. */
    static double percentile(List<Double> samples, double share) {
        List<Double> sorted = samples.stream().sorted().toList();
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index));
    }
}
