package dev.vivace.runtime.metering;

import dev.vivace.metric.Figure;
import dev.vivace.metric.Provenance;
import java.util.OptionalLong;

/**
 * One number summed over one task or many, with how its parts were obtained. Not thread-safe: its account guards it.
 *
 * <p>The confidence of what is sampled is {@code 1 - 1 / sqrt(n + 1)} for n samples: samples that come at random points of
 * a steady cost are counted with a standard deviation of {@code sqrt(n)}, which is {@code 1 / sqrt(n)} of the count; the
 * confidence is what this relative error leaves, with one sample more, so that a single one says a little (0.29), ten say
 * 0.70, and a hundred 0.90.
 */
final class Sum {

    private long measured;
    private long sampled;
    private long samples;

    // How many tasks the number speaks of: those whose counters were read, those that are sampled, and the others.
    private int measuredParts;
    private int sampledParts;
    private int unknownParts;

    void measure(long amount) {
        measured += amount;
    }

    void sample(long amount, long count) {
        sampled += amount;
        samples += count;
    }

    /** One more task, whose counters are read. */
    void addMeasuredPart() {
        measuredParts++;
    }

    /** One more task, which is sampled. */
    void addSampledPart() {
        sampledParts++;
    }

    /** One more task, of which nothing is known. */
    void addUnknownPart() {
        unknownParts++;
    }

    void add(Sum other) {
        measured += other.measured;
        sampled += other.sampled;
        samples += other.samples;
        measuredParts += other.measuredParts;
        sampledParts += other.sampledParts;
        unknownParts += other.unknownParts;
    }

    /** What is known: nothing, unless something was counted. No sample is not the same as no cost. */
    Figure figure() {
        if (measuredParts == 0 && samples == 0) {
            return Figure.UNAVAILABLE;
        }
        long total = measured + sampled;
        if (unknownParts > 0 || (sampledParts > 0 && samples == 0)) {
            int all = measuredParts + sampledParts + unknownParts;
            double known = samples == 0 ? measuredParts : measuredParts + sampledParts * confidence(samples);
            return new Figure(OptionalLong.of(total), Provenance.ESTIMATED, known / all);
        }
        if (sampledParts == 0) {
            return Figure.measured(total);
        }
        double trusted = measured + sampled * confidence(samples);
        return Figure.sampled(total, total == 0 ? confidence(samples) : trusted / total);
    }

    static double confidence(long samples) {
        return 1 - 1 / Math.sqrt(samples + 1.0);
    }
}
