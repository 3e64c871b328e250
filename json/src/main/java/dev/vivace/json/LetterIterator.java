package dev.vivace.json;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.EventSource.Reader;
import dev.vivace.stream.Format.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads letters some at a time, the file open only meanwhile. Used by one thread, which alone writes and reads its fields. */
final class LetterIterator<T> implements Iterator<DeadLetter<T>> {

    private static final int AT_A_TIME = 256;

    private final Path path;
    private final Function<JsonNode, DeadLetter<T>> letter;
    private final Queue<DeadLetter<T>> ready = new ArrayDeque<>();
    /** Where to go on; null at the end. */
    private @Nullable String position = new JsonPosition(0, 0).toString();

    LetterIterator(Path path, Function<JsonNode, DeadLetter<T>> letter) {
        this.path = path;
        this.letter = letter;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && position != null) {
            position = more(position);
        }
        return !ready.isEmpty();
    }

    @Override
    public DeadLetter<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more dead letters in " + path);
        }
        return ready.remove();
    }

    private @Nullable String more(String from) {
        String at = from;
        try (Reader<JsonNode> lines =
                JsonLines.of(JsonNode.class).read(new FileBytes(path)).openAt(from)) {
            for (int i = 0; i < AT_A_TIME; i++) {
                JsonNode node = lines.next();
                if (node == null) {
                    return null;
                }
                add(node, at);
                at = lines.position().orElseThrow();
            }
            return at;
        } catch (BadItemException e) {
            throw new UncheckedIOException(new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(JsonNode node, String at) throws IOException {
        try {
            ready.add(letter.apply(node));
        } catch (RuntimeException e) {
            JsonPosition place = JsonPosition.parse(at);
            throw new IOException(
                    path + ", line " + (place.lines() + 1) + ", byte " + place.bytes() + ": is no dead letter: "
                            + e.getMessage(),
                    e);
        }
    }

    private record FileBytes(Path path) implements Bytes {

        @Override
        public InputStream open(long offset) throws IOException {
            FileChannel channel = FileChannel.open(path);
            return Channels.newInputStream(channel.position(offset));
        }

        @Override
        public String name() {
            return path.toString();
        }
    }
}
