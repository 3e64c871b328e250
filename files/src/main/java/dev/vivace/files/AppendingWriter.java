package dev.vivace.files;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.util.function.Function;

/** Adds lines to a file. */
record AppendingWriter<C>(SinkFile file, LineEncoding encoding, Function<? super C, String> text)
        implements EventSink.Writer<C> {

    @Override
    public void write(C item) throws IOException {
        file.write(encoding.line(text.apply(item)));
    }

    @Override
    public void flush() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
