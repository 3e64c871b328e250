package dev.vivace.tck.decoy;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Sources that are used as a broken pipeline would use them. */
final class BentSource {

    private static final int AHEAD = 200;
    private static final int ALL = 20_000;

    private BentSource() {}

    static EventSource<Object> closedTwice(EventSource<Object> source) {
        return reading(source, reader -> new Bent(reader) {
            @Override
            public void close() throws IOException {
                super.close();
                super.close();
            }
        });
    }

    static EventSource<Object> closedAtItsEndOnly(EventSource<Object> source) {
        return reading(source, reader -> new Bent(reader) {
            private boolean over;

            @Override
            public @Nullable Object next() throws Exception {
                Object item = super.next();
                over = item == null;
                return item;
            }

            @Override
            public void close() throws IOException {
                if (over) {
                    super.close();
                }
            }
        });
    }

    static EventSource<Object> loaded(EventSource<Object> source) {
        return reading(source, reader -> new Ahead(reader, ALL));
    }

    static EventSource<Object> readAhead(EventSource<Object> source) {
        return reading(source, reader -> new Ahead(reader, AHEAD));
    }

    static EventSource<Object> openedTwice(EventSource<Object> source) {
        return reading(source, reader -> {
            source.open().close();
            return reader;
        });
    }

    /** Wraps readers. A source that is code is left as it is, because nobody reads it. */
    private static EventSource<Object> reading(EventSource<Object> source, Wrapper wrapper) {
        return source.getClass().getName().startsWith("dev.vivace.tck.") ? new Reading(source, wrapper) : source;
    }

    @FunctionalInterface
    private interface Wrapper {
        EventSource.Reader<Object> wrap(EventSource.Reader<Object> reader) throws Exception;
    }

    private record Reading(EventSource<Object> source, Wrapper wrapper) implements EventSource<Object> {

        @Override
        public Reader<Object> open() throws Exception {
            return wrapper.wrap(source.open());
        }

        @Override
        public Reader<Object> openAt(String position) throws Exception {
            return wrapper.wrap(source.openAt(position));
        }

        @Override
        public OptionalLong total() {
            return source.total();
        }

        @Override
        public List<EventSource<Object>> parts() {
            List<EventSource<Object>> parts = source.parts();
            return parts.size() == 1
                    ? List.of(this)
                    : parts.stream().map(part -> reading(part, wrapper)).toList();
        }
    }

    private static class Bent implements EventSource.Reader<Object> {

        private final EventSource.Reader<Object> reader;

        Bent(EventSource.Reader<Object> reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable Object next() throws Exception {
            return reader.next();
        }

        @Override
        public Optional<String> position() {
            return reader.position();
        }

        @Override
        public Optional<Instant> createdAt() {
            return reader.createdAt();
        }

        @Override
        public long bytes() {
            return reader.bytes();
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private static final class Ahead extends Bent {

        private final int most;
        private final Deque<Object> read = new ArrayDeque<>();

        Ahead(EventSource.Reader<Object> reader, int most) {
            super(reader);
            this.most = most;
        }

        @Override
        public @Nullable Object next() throws Exception {
            Object item = read.size() < most ? super.next() : null;
            while (item != null) {
                read.add(item);
                item = read.size() < most ? super.next() : null;
            }
            return read.poll();
        }
    }
}
