package dev.vivace.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format.Bytes;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows. After one that the library cannot parse, a new run of it begins at the next line. Used by one thread, which
 * alone writes and reads its fields.
 */
final class RowReader implements EventSource.Reader<CsvRow> {

    private final CsvSettings settings;
    private final Bytes bytes;
    private final String source;
    private RowParser parser;
    private Columns columns;
    /** How many fields a row must have; 0 until the first row is known. */
    private int width;
    /** How many rows were read, the header not counted. */
    private long rows;
    /** Where to go on after the last row: bytes, lines and rows as a {@link RowPosition} has them. */
    private long offset = -1;

    private long lines;
    private long skipped;
    /** Asked once, as each row wants to know. */
    private final boolean isByBytes;

    private final boolean isText;
    private final FieldDecoder decoder;

    private RowReader(CsvSettings settings, Bytes bytes) throws IOException {
        this.settings = settings;
        this.bytes = bytes;
        this.source = bytes.name();
        this.columns = Columns.none(source);
        this.isByBytes = settings.isReadByteByByte();
        this.isText = !isByBytes || settings.charset().equals(StandardCharsets.ISO_8859_1);
        this.decoder = new FieldDecoder(settings.charset());
        InputStream in = bytes.open(0);
        try {
            Mark mark = Mark.of(in, source, settings.charset());
            this.parser = new RowParser(settings, mark.stream(), source, mark.length(), 0);
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }

    static RowReader open(CsvSettings settings, Bytes bytes) throws IOException {
        RowReader reader = new RowReader(settings, bytes);
        try {
            if (settings.hasHeader()) {
                reader.readHeader();
            }
            return reader;
        } catch (Throwable e) {
            reader.close();
            throw e;
        }
    }

    static RowReader openAt(CsvSettings settings, Bytes bytes, RowPosition position) throws IOException {
        RowReader reader = open(settings, bytes);
        try {
            if (position.isByRows()) {
                reader.skip(position.rows());
            } else {
                reader.goTo(position);
            }
            return reader;
        } catch (Throwable e) {
            reader.close();
            throw e;
        }
    }

    private void readHeader() throws IOException {
        try {
            CsvRow header = read();
            if (header == null) {
                throw new IOException(source + ": is empty, a header was expected");
            }
            columns = Columns.of(header);
        } catch (BadItemException e) {
            throw new IOException("the header cannot be read: " + e.getMessage(), e);
        }
        width = columns.names().size();
        rows = 0;
    }

    private void skip(long count) throws IOException {
        while (rows < count) {
            if (!leaveOut()) {
                throw new IOException(source + ": cannot go on after row " + count + ", there are " + rows);
            }
        }
    }

    private boolean leaveOut() throws IOException {
        try {
            return read() != null;
        } catch (BadItemException e) {
            return true;
        }
    }

    private void goTo(RowPosition target) throws IOException {
        if (!isByBytes) {
            throw new IllegalArgumentException(
                    "position must look like #4 (rows) in " + settings.charset() + ", was \"" + target + "\"");
        }
        findWidth();
        restart(bytes.open(target.offset()), target.offset(), target.lines());
        for (long i = 0; i < target.rows(); i++) {
            if (!parser.advance()) {
                throw new IOException(source + ", byte " + target.offset() + ": cannot go on, there is no row");
            }
        }
    }

    /** Without a header, the first row that can be read says how many fields all have. */
    private void findWidth() throws IOException {
        while (width == 0 && settings.ragged() != RaggedRows.ACCEPT && leaveOut()) {
            rows = 0;
        }
    }

    private void restart(InputStream in, long offset, long lines) throws IOException {
        parser.close();
        parser = new RowParser(settings, in, source, offset, lines);
    }

    @Override
    public @Nullable CsvRow next() throws IOException, BadItemException {
        return read();
    }

    private @Nullable CsvRow read() throws IOException, BadItemException {
        while (advance()) {
            RowHandler row = parser.row();
            goOnAt(row.offset(), parser.line() - 1, 1);
            if (hasWidth(row)) {
                rows++;
                return row(row);
            }
        }
        return null;
    }

    private void goOnAt(long bytesBefore, long linesBefore, long rowsToSkip) {
        offset = bytesBefore;
        lines = linesBefore;
        skipped = rowsToSkip;
    }

    private boolean advance() throws IOException, BadItemException {
        try {
            return parser.advance();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw unparsed(e);
        }
    }

    private boolean hasWidth(RowHandler row) throws BadItemException {
        if (width == 0) {
            width = row.size();
        }
        if (row.size() == width || settings.ragged() == RaggedRows.ACCEPT) {
            return true;
        }
        if (settings.ragged() == RaggedRows.BAD) {
            rows++;
            throw new BadItemException(
                    "the row has " + fields(row.size()) + ", not " + width, place(row), row(row).toString());
        }
        return false;
    }

    private static String fields(int count) {
        return count + (count == 1 ? " field" : " fields");
    }

    private CsvRow row(RowHandler row) throws BadItemException {
        return isText || row.isAscii() ? row.row(columns, parser.line()) : decoder.decoded(row, columns, parser.line());
    }

    private Place place(RowHandler row) {
        return new Place(source, parser.line(), row.offset());
    }

    /** The library has lost its way: the row is taken to end with its line, and parsing begins anew after it. */
    private BadItemException unparsed(CsvParseException e) throws IOException {
        long line = parser.line();
        if (!isByBytes) {
            throw new IOException(new Place(source, line, -1) + ": " + reason(e), e);
        }
        InputStream in = bytes.open(parser.knownOffset());
        try {
            RawLines raw = new RawLines(in, parser.knownOffset());
            raw.skip(line - parser.knownLine());
            Place place = new Place(source, line, raw.offset());
            String text = raw.line(settings.charset());
            restart(raw.rest(), raw.offset(), line);
            goOnAt(raw.offset(), line, 0);
            rows++;
            return new BadItemException(reason(e), place, text, e);
        } catch (Throwable failure) {
            in.close();
            throw failure;
        }
    }

    /** The library's own words, but for the line, which it counts from where it began, and for its buffer. */
    private String reason(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("The maximum buffer size")) {
            return "the row is longer than " + settings.maxRowLength() + " characters; is a quote not closed?";
        }
        int line = message.indexOf(" (record starting at line");
        return line < 0 ? message : message.substring(0, line).strip();
    }

    @Override
    public Optional<String> position() {
        if (rows == 0) {
            return Optional.empty();
        }
        RowPosition position = isByBytes ? new RowPosition(offset, lines, skipped) : RowPosition.ofRows(rows);
        return Optional.of(position.toString());
    }

    @Override
    public long bytes() {
        return isByBytes ? parser.row().after() : -1;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
