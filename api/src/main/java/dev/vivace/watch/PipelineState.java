package dev.vivace.watch;

import dev.vivace.stream.StreamCounts;
import java.util.OptionalLong;

/**
 * A pipeline at a moment.
 *
 * @param sender its sending strategy, in words
 * @param receiver its receiving strategy, in words
 * @param depth how many items are between sender and receivers
 * @param capacity how many may be
 * @param paused whether its source is not read at the moment because somebody said so
 * @param lag items that were sent and are not done: waiting, or in the hands of a receiver
 * @param counts how many items went where
 * @param total how many items the source has, when it knows
 * @param collection how many entries the collection has, when it is one that can be asked
 * @param letters how many dead letters are kept in memory
 */
public record PipelineState(
        String sender,
        String receiver,
        int depth,
        int capacity,
        boolean paused,
        long lag,
        StreamCounts counts,
        OptionalLong total,
        OptionalLong collection,
        int letters) {}
