package dev.vivace.runtime.id;

import dev.vivace.id.SequentialTaskId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Counts: {@code node:1}, {@code node:2}, ... Thread-safe. Ids are unique as long as no two of these have the same node
 * name at the same time, and that is the caller's to see to.
 */
public final class SequentialIds implements Supplier<SequentialTaskId> {

    private final String node;

    // Written and read by all callers of get.
    private final AtomicLong last = new AtomicLong();

    private SequentialIds(String node) {
        this.node = node;
    }

    /**
     * Ids of a node, from number 1.
     *
     * @param node letters, digits, {@code . _ -}, one to 64 of them
     * @return the ids
     * @throws IllegalArgumentException when the name has another shape; the message shows it
     */
    public static SequentialIds of(String node) {
        return new SequentialIds(new SequentialTaskId(node, 0).node());
    }

    @Override
    public SequentialTaskId get() {
        return new SequentialTaskId(node, last.incrementAndGet());
    }
}
