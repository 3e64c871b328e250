package dev.vivace.pipelines;

import dev.vivace.stream.EventSource;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Items that are there, or are made as they are asked for. Its position is how many were taken. */
record IterableSource<T>(Iterable<? extends T> items) implements EventSource<T> {

    @Override
    public Reader<T> open() {
        return new Taking<>(items.iterator(), 0);
    }

    @Override
    public Reader<T> openAt(String position) {
        long count = Positions.count(position);
        Iterator<? extends T> iterator = items.iterator();
        for (long i = 0; i < count; i++) {
            if (!iterator.hasNext()) {
                throw new IllegalStateException(
                        "cannot go on after item " + count + ": there are only " + i + " items now");
            }
            iterator.next();
        }
        return new Taking<>(iterator, count);
    }

    @Override
    public OptionalLong total() {
        return items instanceof Collection<?> there ? OptionalLong.of(there.size()) : OptionalLong.empty();
    }

    private static final class Taking<T> implements Reader<T> {

        private final Iterator<? extends T> iterator;

        // Used by the sender only.
        private long taken;

        Taking(Iterator<? extends T> iterator, long taken) {
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
        public void close() {}
    }
}
