package dev.vivace;

import java.util.List;

/**
 * What became of the children that were joined, oldest first in each list.
 *
 * @param succeeded ended with a value
 * @param failed ended with an error
 * @param cancelled were cancelled, by the policy or before
 * @param unfinished still ran when the policy's time was over; they are being cancelled
 */
public record JoinedChildren(
        List<SpawningTask<?, ?>> succeeded,
        List<SpawningTask<?, ?>> failed,
        List<SpawningTask<?, ?>> cancelled,
        List<SpawningTask<?, ?>> unfinished) {

    /** Copies the lists. */
    public JoinedChildren {
        succeeded = List.copyOf(succeeded);
        failed = List.copyOf(failed);
        cancelled = List.copyOf(cancelled);
        unfinished = List.copyOf(unfinished);
    }
}
