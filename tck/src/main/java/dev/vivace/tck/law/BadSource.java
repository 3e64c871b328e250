package dev.vivace.tck.law;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Another source one of whose items cannot be read. */
record BadSource(EventSource<Integer> source, int bad) implements EventSource<Integer> {

    static BadSource of(EventSource<Integer> source, int bad) {
        return new BadSource(source, bad);
    }

    @Override
    public Reader<Integer> open() throws Exception {
        Reader<Integer> reader = source.open();
        return new Reader<>() {
            @Override
            public @Nullable Integer next() throws Exception {
                Integer item = reader.next();
                if (item != null && item == bad) {
                    throw new BadItemException("not a number", new Place("numbers", bad, -1), "x" + bad);
                }
                return item;
            }

            @Override
            public Optional<String> position() {
                return reader.position();
            }

            @Override
            public void close() throws IOException {
                reader.close();
            }
        };
    }
}
