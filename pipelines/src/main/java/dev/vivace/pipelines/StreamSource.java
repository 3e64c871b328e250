package dev.vivace.pipelines;

import dev.vivace.stream.EventSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream, made anew and closed for each run. It resumes by skipping. */
record StreamSource<T>(Supplier<? extends Stream<? extends T>> stream) implements EventSource<T> {

    @Override
    public Reader<T> open() {
        return openAfter(0);
    }

    @Override
    public Reader<T> openAt(String position) {
        return openAfter(Positions.count(position));
    }

    private Reader<T> openAfter(long count) {
        Stream<? extends T> opened = stream.get();
        try {
            return new Taking<>(opened, (count == 0 ? opened : opened.skip(count)).iterator(), count);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private static final class Taking<T> implements Reader<T> {

        private final Stream<? extends T> stream;
        private final Iterator<? extends T> iterator;

        // Used by the sender only.
        private long taken;

        Taking(Stream<? extends T> stream, Iterator<? extends T> iterator, long taken) {
            this.stream = stream;
            this.iterator = iterator;
            this.taken = taken;
        }

        @Override
        public @Nullable T next() {
            if (!iterator.hasNext()) {
                return null;
            }
            taken++;
            return Positions.notNull(iterator.next(), taken);
        }

        @Override
        public Optional<String> position() {
            return Optional.of(Long.toString(taken));
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
