package dev.vivace.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline.
 *
 * @param id of its task
 * @param path of its task
 * @param status of its task
 * @param sender how it sends, in words
 * @param receiver how it receives, in words
 * @param rate items received in the last second
 * @param sent items sent
 * @param received items received
 * @param collected items collected
 * @param retried attempts that were repeated
 * @param deadLetters items that failed for good
 * @param lag items sent and not received yet
 * @param depth items that wait in the buffer
 * @param capacity of the buffer
 * @param paused whether the source is not read because somebody said so
 * @param progress how far it is
 * @param history the rates of the last two minutes, oldest first
 */
public record PipelineView(
        String id,
        String path,
        String status,
        String sender,
        String receiver,
        double rate,
        long sent,
        long received,
        long collected,
        long retried,
        long deadLetters,
        long lag,
        int depth,
        int capacity,
        boolean paused,
        Done progress,
        List<Double> history) {

    /**
     * How far it is.
     *
     * @param done items received
     * @param total how many there will be, null when nobody knows
     * @param leftMs at the present rate, null when it cannot be said
     */
    public record Done(
            long done, @Nullable Long total, @Nullable Long leftMs) {}
}
