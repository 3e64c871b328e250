package dev.vivace.stream;

import java.util.Optional;

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
    public Optional<ChunkSize> chunks() {
        return Optional.of(size);
    }

    @Override
    public EventSource<T> intoChunks(ChunkSize other) {
        return new ChunkedSource<>(source, other);
    }
}
