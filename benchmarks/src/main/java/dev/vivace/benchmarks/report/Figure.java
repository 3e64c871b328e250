package dev.vivace.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one rival came to.
 *
 * @param rival its name
 * @param rounds the figures of each round, in the workload's unit
 * @param cpu processor time of one item in nanoseconds, of each round; none where the rival measured by itself
 * @param failure why there are none; empty when there are
 */
public record Figure(String rival, List<List<Double>> rounds, List<List<Double>> cpu, String failure) {

    /** All figures together. */
    public Spread spread() {
        return together(rounds);
    }

    /** All processor times together. */
    public Spread cpuSpread() {
        return together(cpu);
    }

    private static Spread together(List<List<Double>> rounds) {
        return Spread.of(rounds.stream().flatMap(List::stream).collect(Collectors.toList()));
    }

    /**
     * This rival's processor time relative to another's.
     *
     * @param other the other
     * @return the ratios within each round; {@link Spread#NONE} where there are none
     */
    public Spread cpuOver(Figure other) {
        return Spread.ofRatios(cpu, other.cpu);
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
