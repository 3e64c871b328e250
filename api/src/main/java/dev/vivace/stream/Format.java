package dev.vivace.stream;

import java.io.IOException;
import java.io.InputStream;

/**
 * How bytes become items: CSV, JSON lines and the like. For authors of connectors.
 *
 * @param <T> the type of an item
 */
@FunctionalInterface
public interface Format<T> {

    /**
     * A source that reads items from bytes. Opens nothing yet.
     *
     * @param bytes where the bytes come from
     * @return the source
     */
    EventSource<T> read(Bytes bytes);

    /** Bytes that can be opened, a file for instance. */
    @FunctionalInterface
    interface Bytes {

        /**
         * Opens them.
         *
         * @param offset how many bytes to leave out, zero or more
         * @return a stream, which the source closes
         * @throws IOException when they cannot be opened
         */
        InputStream open(long offset) throws IOException;

        /**
         * What to call them in messages.
         *
         * @return the path of a file, a location
         */
        default String name() {
            return "bytes";
        }
    }
}
