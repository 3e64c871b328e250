package dev.vivace.pipelines;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes the collection. The receiving thread adds without a lock; what it added goes into the container in blocks, under a
 * lock. So whoever ends a pipeline whose receiver hangs can still take all that was collected until then.
 */
final class Gathering<C, A, R extends @Nullable Object> {

    private static final int BLOCK = 256;

    private final Collector<? super C, A, R> collector;
    private final A container;

    // Items and their number are written by the receiving thread, which shows them through the number; a new block is
    // begun under the monitor.
    private @Nullable Object[] block = new Object[BLOCK];
    private final Counter filled = new Counter();

    // Guarded by the monitor.
    private int flushed;
    private boolean sealed;

    Gathering(Collector<? super C, A, R> collector) {
        this.collector = collector;
        container = collector.supplier().get();
    }

    void add(C item) {
        int at = (int) filled.own();
        if (at == BLOCK) {
            begin();
            at = 0;
        }
        block[at] = item;
        filled.set(at + 1L);
    }

    private synchronized void begin() {
        flush();
        block = new Object[BLOCK];
        flushed = 0;
        filled.set(0);
    }

    /** Puts what was added into the container. */
    @SuppressWarnings("unchecked") // add put them in
    synchronized void flush() {
        int end = (int) filled.get();
        while (flushed < end && !sealed) {
            C item = (C) block[flushed];
            block[flushed++] = null;
            collector.accumulator().accept(container, item);
        }
    }

    /** How many entries the container has so far, when it is one that can be asked. */
    synchronized OptionalLong size() {
        return switch (container) {
            case Collection<?> items -> OptionalLong.of(items.size());
            case Map<?, ?> entries -> OptionalLong.of(entries.size());
            default -> OptionalLong.empty();
        };
    }

    /** The collection; nothing goes in any more. Called once. */
    synchronized R seal() {
        flush();
        sealed = true;
        return collector.finisher().apply(container);
    }
}
