package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.stream.EventSource.Reader;
import org.jspecify.annotations.Nullable;

/** When the sender reads an item, and when it shows what it has read. Used by the sender's thread. */
abstract class Pace {

    final Hop hop;

    Pace(Hop hop) {
        this.hop = hop;
    }

    <T> @Nullable T next(Reader<T> reader, TaskContext context) throws Exception {
        return reader.next();
    }

    /** An item was put in. */
    abstract void put(Reader<?> reader, TaskContext context) throws Exception;

    /** An item was put in by code. */
    void emitted() {
        hop.show();
    }

    /** No more items follow. */
    void end() {}

    /** Shows each item at once. */
    static final class Prompt extends Pace {
        Prompt(Hop hop) {
            super(hop);
        }

        @Override
        void put(Reader<?> reader, TaskContext context) {
            hop.show();
        }
    }
}
