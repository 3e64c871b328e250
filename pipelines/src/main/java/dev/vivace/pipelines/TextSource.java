package dev.vivace.pipelines;

import dev.vivace.error.TaskCancelledException;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Delimiter;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Items of a text between delimiters. Its position is a byte offset. */
record TextSource<T>(Format.Bytes bytes, String name, Delimiter delimiter, Function<? super String, ? extends T> parse)
        implements EventSource<T> {

    @Override
    public Reader<T> open() throws IOException {
        return openAfter(0);
    }

    @Override
    public Reader<T> openAt(String position) throws IOException {
        return openAfter(Positions.count(position));
    }

    private Reader<T> openAfter(long offset) throws IOException {
        byte[] between = delimiter.text().getBytes(StandardCharsets.UTF_8);
        TextSplitter splitter = new TextSplitter(bytes.open(offset), name, between, offset);
        return new Taking<>(splitter, parse, delimiter.equals(Delimiter.LINE));
    }

    private record Taking<T>(TextSplitter splitter, Function<? super String, ? extends T> parse, boolean lines)
            implements Reader<T> {

        @Override
        public @Nullable T next() throws IOException, BadItemException {
            String text = splitter.next();
            if (text == null) {
                return null;
            }
            String item = lines && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            return parsed(item);
        }

        /** What cannot be parsed is a bad item: those after it can be. */
        private T parsed(String text) throws BadItemException {
            T item;
            try {
                item = parse.apply(text);
            } catch (TaskCancelledException e) {
                throw e;
            } catch (RuntimeException e) {
                throw splitter.bad("cannot be parsed: " + e, text, e);
            }
            if (item == null) {
                throw splitter.bad("was parsed to null", text, null);
            }
            return item;
        }

        @Override
        public Optional<String> position() {
            return Optional.of(Long.toString(splitter.offset()));
        }

        @Override
        public long bytes() {
            return splitter.taken();
        }

        @Override
        public void close() throws IOException {
            splitter.close();
        }
    }
}
