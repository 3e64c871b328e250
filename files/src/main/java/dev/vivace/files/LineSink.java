package dev.vivace.files;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A text file with one line per item, each ended by LF. A flush brings the lines to the disk (fsync). Immutable.
 *
 * <p>An item whose text has a line break fails the pipeline, as it would be read as two; so does text that the charset has
 * no bytes for.
 *
 * @param <C> the type of an item
 */
public final class LineSink<C> implements EventSink<C> {

    private final Path file;
    private final boolean replacing;
    private final Charset charset;
    private final Function<? super C, String> text;

    private LineSink(Path file, boolean replacing, Charset charset, Function<? super C, String> text) {
        this.file = file;
        this.replacing = replacing;
        this.charset = charset;
        this.text = text;
    }

    /**
     * Adds lines to a file in UTF-8, which is made when it is missing. A run that was killed may leave a line unfinished: the
     * next one ends it before it adds its own.
     *
     * @param file its path; its directory must be there
     * @param text makes the line of an item, without its end
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> LineSink<C> append(Path file, Function<? super C, String> text) {
        return new LineSink<>(file, false, StandardCharsets.UTF_8, text);
    }

    /**
     * Replaces a file in UTF-8, at once and at the end: whoever reads it sees the old file whole or the new one whole. The
     * lines gather in a file beside it, which is deleted when the pipeline does not end well. It cannot be used with a
     * checkpoint store, since a pipeline that resumes would begin a new file in the middle: it fails at the first item after
     * a checkpoint then.
     *
     * @param file its path; its directory must be there
     * @param text makes the line of an item, without its end
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> LineSink<C> replace(Path file, Function<? super C, String> text) {
        return new LineSink<>(file, true, StandardCharsets.UTF_8, text);
    }

    /**
     * A copy that writes in another charset, without a byte order mark; UTF-16 and UTF-32 are big-endian.
     *
     * @param other the charset
     * @return the copy
     */
    public LineSink<C> in(Charset other) {
        return new LineSink<>(file, replacing, ByteOrderMark.withOrder(other), text);
    }

    @Override
    public Writer<C> open() throws IOException {
        LineEncoding encoding = new LineEncoding(charset);
        return replacing
                ? ReplacingWriter.open(file, encoding, text)
                : new AppendingWriter<>(SinkFile.append(file, encoding.lineEnd()), encoding, text);
    }
}
