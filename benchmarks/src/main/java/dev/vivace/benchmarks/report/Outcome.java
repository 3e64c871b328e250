package dev.vivace.benchmarks.report;

import java.util.List;
import java.util.Optional;

/**
 * What was seen at one workload.
 *
 * @param workload its name
 * @param title what it is
 * @param unit of one item's figure
 * @param size what was measured
 * @param items how many items that is
 * @param figures of each rival, the yardstick first
 * @param growth of the rivals it was looked at for
 * @param aims targets, and what was seen
 * @param taking how and when
 */
public record Outcome(
        String workload,
        String title,
        String unit,
        int size,
        long items,
        List<Figure> figures,
        List<Growth> growth,
        List<Aim> aims,
        Taking taking) {

    /**
     * A target.
     *
     * @param says as it is written down
     * @param rival who is to reach it
     * @param against whose figure is the divisor; empty where the figure itself counts
     * @param atMost the bound
     */
    public record Aim(String says, String rival, String against, double atMost) {}

    /**
     * What a rival came to.
     *
     * @param rival its name
     * @return its figures, if it took part
     */
    public Optional<Figure> figure(String rival) {
        return figures.stream()
                .filter(figure ->
                        figure.rival().equals(rival) && !figure.rounds().isEmpty())
                .findFirst();
    }

    /**
     * Whether a rival took part and came to nothing.
     *
     * @param rival its name
     * @return whether it failed
     */
    public boolean failed(String rival) {
        return figures.stream()
                .anyMatch(figure ->
                        figure.rival().equals(rival) && !figure.failure().isEmpty());
    }

    /** The yardstick's figures, if it came to any. */
    public Optional<Figure> yardstick() {
        return figure(figures.getFirst().rival());
    }

    /**
     * What was seen of a target.
     *
     * @param aim the target
     * @return the figure or ratio to compare with the bound, if its rivals took part
     */
    public Optional<Spread> seen(Aim aim) {
        Optional<Figure> ours = figure(aim.rival());
        if (aim.against().isEmpty()) {
            return ours.map(Figure::spread);
        }
        return ours.flatMap(figure -> figure(aim.against()).map(figure::over));
    }

    /**
     * The same in processor time.
     *
     * @param aim the target
     * @return the figure or ratio, if its rivals took part and time was what counted
     */
    public Optional<Spread> seenOfCpu(Aim aim) {
        Optional<Figure> ours = figure(aim.rival());
        if (aim.against().isEmpty()) {
            return ours.map(Figure::cpuSpread);
        }
        return ours.flatMap(figure -> figure(aim.against()).map(figure::cpuOver));
    }
}
