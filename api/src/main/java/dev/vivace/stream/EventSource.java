package dev.vivace.stream;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
     * How many items it has, when that is known before they are read.
     *
     * @return the number; for progress only, so it need not be exact
     */
    default OptionalLong total() {
        return OptionalLong.empty();
    }

    /**
     * What it consists of, when that is several sources: files, ranges of a table. Those that are read together may mix
     * their items; those that are not are read one after the other.
     *
     * @return at least one source; this one when it is not divided
     */
    default List<EventSource<T>> parts() {
        return List.of(this);
    }

    /**
     * How much it hands over at a time.
     *
     * @return the size, when one was chosen
     */
    default Optional<ChunkSize> chunks() {
        return Optional.empty();
    }

    /**
     * The same source, handed over in chunks: the receiver gets nothing of a chunk before all of it was read. Without,
     * an item can be received as soon as it was read.
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
         * The next item, waiting for it. Interrupting the thread ends the wait.
         *
         * @return the item; null at the end
         * @throws BadItemException when this item cannot be read but those after it can: it counts as sent, and the
         *     error strategy decides on it; {@link #position} and {@link #bytes} stand after it, and the next call goes on
         * @throws Exception any other makes the pipeline fail
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
         * How many bytes it has read, for chunks that are counted in bytes.
         *
         * @return the bytes of all items so far; -1 when the source does not read bytes
         */
        default long bytes() {
            return -1;
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
