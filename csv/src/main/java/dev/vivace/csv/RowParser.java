package dev.vivace.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Spliterator;

/** One run of the library over a source, from some byte on. Used by one thread, which alone writes and reads its fields. */
final class RowParser implements Closeable {

    private final CsvReader<RowHandler> reader;
    private final Spliterator<RowHandler> rows;
    private final RowHandler handler;
    private final String source;
    private final long linesBefore;
    /** The last row that was parsed well, or where this run began. */
    private long knownOffset;

    private long knownLine;

    RowParser(CsvSettings settings, InputStream in, String source, long offset, long linesBefore) {
        Chars chars =
                settings.isReadByteByByte() ? new ByteChars(in, offset) : new DecodedChars(in, settings.charset());
        this.handler = new RowHandler(chars, settings);
        this.reader = settings.builder().build(handler, chars);
        this.rows = reader.spliterator();
        this.source = source;
        this.linesBefore = linesBefore;
        this.knownOffset = offset;
        this.knownLine = linesBefore + 1;
    }

    /**
     * Parses the next row; false at the end.
     *
     * @throws CsvParseException when it is malformed; this run is over then
     */
    boolean advance() throws IOException {
        try {
            if (!rows.tryAdvance(row -> {})) {
                return false;
            }
            knownOffset = handler.offset();
            knownLine = line();
            return true;
        } catch (UncheckedIOException e) {
            throw located(e);
        }
    }

    private IOException located(UncheckedIOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new IOException(source + ", in the row at line " + line() + ": " + cause.getMessage(), cause);
    }

    RowHandler row() {
        return handler;
    }

    /** The line at which the row begins that was parsed last, well or not. */
    long line() {
        return linesBefore + handler.line();
    }

    long knownOffset() {
        return knownOffset;
    }

    long knownLine() {
        return knownLine;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
