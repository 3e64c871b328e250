package dev.vivace.json;

import dev.vivace.stream.DeadLetter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Dead letters in a file of JSON lines, each with item, attempts, error and time. Thread-safe.
 *
 * <p>A letter that was taken outlives the process; {@link #flush} and {@link #close} also bring it to the disk (fsync). Letters
 * are added to those that are there. A line that a killed run left unfinished is cut off when the file is opened.
 *
 * <p>Of an item that its source could not read there are the place and the text.
 *
 * @param <T> the type of an item
 */
public final class JsonlDeadLetters<T> implements Consumer<DeadLetter<T>>, Closeable {

    private final Path path;
    private final Function<? super T, ?> item;
    private final JsonMapper mapper;
    private final ReentrantLock lock = new ReentrantLock();
    /** Null once it is closed. Written and read by any thread that holds the lock. */
    private @Nullable AppendedFile file;

    private JsonlDeadLetters(Path path, Function<? super T, ?> item, JsonMapper mapper) throws IOException {
        this.path = path;
        this.item = item;
        this.mapper = mapper;
        this.file = AppendedFile.open(path, mapper);
    }

    /**
     * Opens a file for items that Jackson can write.
     *
     * @param path the file; its directory must be there
     * @param <T> the type of an item
     * @return the open file
     * @throws IOException when it cannot be opened
     */
    public static <T> JsonlDeadLetters<T> open(Path path) throws IOException {
        return new JsonlDeadLetters<>(path, value -> value, Json.MAPPER);
    }

    /**
     * Opens a file for items that are written as something else: a row of CSV as a map, for instance.
     *
     * @param path the file; its directory must be there
     * @param item makes what is written, and what {@link #read} then gives
     * @param <T> the type of an item
     * @return the open file
     * @throws IOException when it cannot be opened
     */
    public static <T> JsonlDeadLetters<T> open(Path path, Function<? super T, ?> item) throws IOException {
        return new JsonlDeadLetters<>(path, item, Json.MAPPER);
    }

    /**
     * Adds a letter.
     *
     * @param letter of an item that failed for good
     * @throws IllegalArgumentException when the item cannot be written as JSON
     * @throws UncheckedIOException when the file cannot be written
     * @throws IllegalStateException when it is closed
     */
    @Override
    public void accept(DeadLetter<T> letter) {
        byte[] json = json(letter);
        onFile(open -> {
            open.add(json);
            open.drain();
        });
    }

    private byte[] json(DeadLetter<T> letter) {
        try {
            return mapper.writeValueAsBytes(LetterJson.write(letter, item, mapper));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the item of event " + letter.eventId() + " cannot be written as JSON; open the dead letters with a"
                            + " function that makes something that can",
                    e);
        }
    }

    /**
     * Brings all letters to the disk.
     *
     * @throws UncheckedIOException when that fails
     * @throws IllegalStateException when it is closed
     */
    public void flush() {
        onFile(AppendedFile::force);
    }

    private interface FileWork {
        void on(AppendedFile file) throws IOException;
    }

    private void onFile(FileWork work) {
        lock.lock();
        try {
            if (file == null) {
                throw new IllegalStateException(path + " is closed");
            }
            work.on(file);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** Brings all letters to the disk and closes the file. Does nothing the second time. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try (AppendedFile closing = file) {
            file = null;
            if (closing != null) {
                closing.force();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The letters in a file, to be replayed. The file is open only while some of them are read, so that nobody needs to close
     * it; each iteration begins at its first letter. Iterating throws {@link UncheckedIOException} with file, line and byte
     * when a line is no letter, or its item does not fit the type. An error that was made of an exception comes back as
     * {@link dev.vivace.error.AsyncTaskError.Unknown} with its message.
     *
     * @param path the file
     * @param type of the items
     * @param <T> the type of an item
     * @return the letters, in the order in which they were written
     */
    public static <T> Iterable<DeadLetter<T>> read(Path path, Class<T> type) {
        return () -> new LetterIterator<>(path, node -> LetterJson.read(node, type, Json.MAPPER));
    }
}
