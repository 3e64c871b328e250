package dev.vivace.files;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.EventSource.Reader;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads parts one after the other, one open at a time. Used by one thread, which alone writes and reads its fields. */
final class ChainedReader<T> implements Reader<T> {

    private final Parts<T> parts;
    private int index;
    private @Nullable Reader<T> current;
    /** The bytes of the parts that are done; -1 once one did not count. */
    private long done;

    private ChainedReader(Parts<T> parts, int index) {
        this.parts = parts;
        this.index = index;
    }

    static <T> EventSource<T> source(Parts.Finder<T> finder) {
        return new EventSource<>() {
            @Override
            public Reader<T> open() throws Exception {
                return new ChainedReader<>(finder.find(), 0);
            }

            @Override
            public Reader<T> openAt(String position) throws Exception {
                return ChainedReader.at(finder.find(), PartPosition.parse(position));
            }
        };
    }

    private static <T> Reader<T> at(Parts<T> parts, PartPosition position) throws Exception {
        try {
            ChainedReader<T> reader = new ChainedReader<>(parts, parts.indexOf(position.part()));
            reader.current = parts.list().get(reader.index).source().openAt(position.position());
            return reader;
        } catch (Throwable e) {
            parts.shared().close();
            throw e;
        }
    }

    @Override
    public @Nullable T next() throws Exception {
        while (index < parts.list().size()) {
            if (current == null) {
                current = parts.list().get(index).source().open();
            }
            T item = current.next();
            if (item != null) {
                return item;
            }
            leave(current);
        }
        return null;
    }

    private void leave(Reader<T> reader) throws IOException {
        done = done < 0 || reader.bytes() < 0 ? -1 : done + reader.bytes();
        current = null;
        index++;
        reader.close();
    }

    @Override
    public Optional<String> position() {
        return current == null
                ? Optional.empty()
                : current.position()
                        .map(inner -> new PartPosition(parts.list().get(index).name(), inner).toString());
    }

    @Override
    public Optional<Instant> createdAt() {
        return current == null ? Optional.empty() : current.createdAt();
    }

    @Override
    public long bytes() {
        if (current == null || done < 0) {
            return done;
        }
        long inner = current.bytes();
        return inner < 0 ? -1 : done + inner;
    }

    @Override
    public void close() throws IOException {
        try {
            if (current != null) {
                current.close();
            }
        } finally {
            parts.shared().close();
        }
    }
}
