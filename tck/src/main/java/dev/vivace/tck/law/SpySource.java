package dev.vivace.tck.law;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The numbers from 1 on, from a source that remembers how it was used. It can resume. Thread-safe. */
final class SpySource implements EventSource<Integer> {

    /** Does something before a number is given. */
    @FunctionalInterface
    interface Hook {
        void before(int number) throws Exception;
    }

    /** Fails to close, or not. */
    @FunctionalInterface
    interface Closing {
        void close() throws IOException;
    }

    private final int count;
    private final Hook hook;
    private final Closing closing;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final AtomicInteger readAfterClose = new AtomicInteger();
    private final List<String> resumed = Collections.synchronizedList(new ArrayList<>());

    private SpySource(int count, Hook hook, Closing closing) {
        this.count = count;
        this.hook = hook;
        this.closing = closing;
    }

    static SpySource of(int count) {
        return of(count, number -> {});
    }

    static SpySource of(int count, Hook hook) {
        return new SpySource(count, hook, () -> {});
    }

    static SpySource endless() {
        return of(Integer.MAX_VALUE);
    }

    static SpySource endless(Hook hook) {
        return of(Integer.MAX_VALUE, hook);
    }

    /** A fresh one that does something when it is closed. */
    SpySource closing(Closing how) {
        return new SpySource(count, hook, how);
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }

    /** How many numbers it gave, in all its readers. */
    int read() {
        return read.get();
    }

    int readAfterClose() {
        return readAfterClose.get();
    }

    /** Where it was opened, when not at its beginning. */
    List<String> resumed() {
        return List.copyOf(resumed);
    }

    @Override
    public Reader<Integer> open() {
        opened.incrementAndGet();
        return new SpyReader(0);
    }

    @Override
    public Reader<Integer> openAt(String position) {
        resumed.add(position);
        opened.incrementAndGet();
        return new SpyReader(Integer.parseInt(position));
    }

    private final class SpyReader implements Reader<Integer> {

        /** Written by the sender's thread. */
        private int last;

        /** Written by whoever closes, read by the sender's thread. */
        private volatile boolean ended;

        SpyReader(int last) {
            this.last = last;
        }

        @Override
        public @Nullable Integer next() throws Exception {
            if (ended) {
                readAfterClose.incrementAndGet();
            }
            if (last == count) {
                return null;
            }
            hook.before(last + 1);
            last++;
            read.incrementAndGet();
            return last;
        }

        @Override
        public Optional<String> position() {
            return Optional.of(String.valueOf(last));
        }

        @Override
        public void close() throws IOException {
            ended = true;
            closed.incrementAndGet();
            closing.close();
        }
    }
}
