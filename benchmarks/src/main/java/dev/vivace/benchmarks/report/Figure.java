package dev.vivace.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one rival came to.
 *
 * @param rival its name
 * @param rounds the figures of each round, in the workload's unit
 * @param failure why there are none; empty when there are
 */
public record Figure(String rival, List<List<Double>> rounds, String failure) {

    /** All figures together. */
    public Spread spread() {
        return Spread.of(rounds.stream().flatMap(List::stream).collect(Collectors.toList()));
    }

    /**
     * This rival's figures relative to another's.
     *
     * @param other the other
     * @return the ratios within each round
     */
    public Spread over(Figure other) {
        return Spread.ofRatios(rounds, other.rounds);
    }
}
