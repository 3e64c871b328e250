package dev.vivace.stream;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Another source with a chunk size. */
record ChunkedSource<T>(EventSource<T> source, ChunkSize size) implements EventSource<T> {

    @Override
    public Reader<T> open() throws Exception {
        return source.open();
    }

    @Override
    public Reader<T> openAt(String position) throws Exception {
        return source.openAt(position);
    }

    @Override
    public OptionalLong total() {
        return source.total();
    }

    @Override
    public List<EventSource<T>> parts() {
        List<EventSource<T>> parts = source.parts();
        return parts.size() == 1
                ? List.of(this)
                : parts.stream().map(part -> part.intoChunks(size)).toList();
    }

    @Override
    public Optional<ChunkSize> chunks() {
        return Optional.of(size);
    }

    @Override
    public EventSource<T> intoChunks(ChunkSize other) {
        return new ChunkedSource<>(source, other);
    }
}
