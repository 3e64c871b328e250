package dev.vivace.stream;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where items come from. A pipeline opens it once per run and closes the reader exactly once, on every path. For authors
 * of connectors; an immutable description that may be used for many runs.
 *
 * @param <T> the type of an item
 */
@FunctionalInterface
public interface EventSource<T> {

    /**
     * Opens it at its beginning.
     *
     * @return a reader of its own
     * @throws Exception makes the pipeline fail
     */
    Reader<T> open() throws Exception;

    /**
     * Opens it where another reader was.
     *
     * @param position what {@link Reader#position} gave
     * @return a reader of its own
     * @throws UnsupportedOperationException when the source cannot resume
     * @throws Exception makes the pipeline fail
     */
    default Reader<T> openAt(String position) throws Exception {
        throw new UnsupportedOperationException("this source cannot resume, position was \"" + position + "\"");
    }

    /**
     * How much it reads at a time.
     *
     * @return the size, when one was chosen
     */
    default Optional<ChunkSize> chunks() {
        return Optional.empty();
    }

    /**
     * The same source, read in chunks.
     *
     * @param size how much at a time
     * @return a source
     */
    default EventSource<T> intoChunks(ChunkSize size) {
        return new ChunkedSource<>(this, size);
    }

    /**
     * An open source. Used by one thread at a time.
     *
     * @param <T> the type of an item
     */
    interface Reader<T> extends AutoCloseable {

        /**
         * The next item, waiting for it.
         *
         * @return the item; null at the end
         * @throws Exception makes the pipeline fail
         */
        @Nullable
        T next() throws Exception;

        /**
         * Where to go on after the item that {@link #next} gave last.
         *
         * @return what {@link EventSource#openAt} understands, when the source can resume
         */
        default Optional<String> position() {
            return Optional.empty();
        }

        /**
         * The own time of the item that {@link #next} gave last.
         *
         * @return the instant, when the source knows it
         */
        default Optional<Instant> createdAt() {
            return Optional.empty();
        }

        /**
         * Lets go of what the source holds.
         *
         * @throws IOException makes the pipeline fail
         */
        @Override
        void close() throws IOException;
    }
}
