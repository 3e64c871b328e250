package dev.vivace.tck.law;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A sink that remembers how it was used, and what was flushed. Thread-safe. */
final class SpySink implements EventSink<Integer> {

    /** Does something before a number is written. */
    @FunctionalInterface
    interface Hook {
        void before(int number) throws Exception;
    }

    private final Hook hook;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<Integer> written = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> flushed = Collections.synchronizedList(new ArrayList<>());

    SpySink() {
        this(number -> {});
    }

    SpySink(Hook hook) {
        this.hook = hook;
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    List<Integer> written() {
        synchronized (written) {
            return List.copyOf(written);
        }
    }

    /** What lasts, whatever happens. */
    List<Integer> flushed() {
        synchronized (flushed) {
            return List.copyOf(flushed);
        }
    }

    @Override
    public Writer<Integer> open() {
        opened.incrementAndGet();
        return new Writer<>() {
            private final List<Integer> pending = new ArrayList<>();

            @Override
            public void write(Integer item) throws Exception {
                hook.before(item);
                written.add(item);
                pending.add(item);
            }

            @Override
            public void flush() {
                flushed.addAll(pending);
                pending.clear();
            }

            @Override
            public void close() throws IOException {
                closed.incrementAndGet();
            }
        };
    }
}
