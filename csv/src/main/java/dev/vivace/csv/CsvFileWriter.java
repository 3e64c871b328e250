package dev.vivace.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

/** Adds rows to a file. Used by one thread. */
final class CsvFileWriter<C> implements EventSink.Writer<C> {

    private final FileChannel channel;
    private final CsvWriter rows;
    private final Function<? super C, ? extends List<String>> fields;
    private final int width;

    private CsvFileWriter(
            FileChannel channel, CsvWriter rows, Function<? super C, ? extends List<String>> fields, int width) {
        this.channel = channel;
        this.rows = rows;
        this.fields = fields;
        this.width = width;
    }

    static <C> CsvFileWriter<C> open(
            Path file, Function<? super C, ? extends List<String>> fields, List<String> header, char separator)
            throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            boolean isEmpty = channel.size() == 0;
            endLine(channel);
            CsvFileWriter<C> writer = new CsvFileWriter<>(channel, rows(channel, separator), fields, header.size());
            if (isEmpty && !header.isEmpty()) {
                writer.writeRow(header);
            }
            return writer;
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    private static CsvWriter rows(FileChannel channel, char separator) {
        return CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.LF)
                .build(Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), -1));
    }

    private static void endLine(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.position(size);
        if (size > 0 && channel.read(last, size - 1) == 1 && last.get(0) != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    @Override
    public void write(C item) throws IOException {
        List<String> row = fields.apply(item);
        if (width > 0 && row.size() != width) {
            throw new IllegalArgumentException("an item must have " + width + " fields, had " + row.size());
        }
        writeRow(row);
    }

    private void writeRow(List<String> row) throws IOException {
        try {
            rows.writeRecord(row);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            rows.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        channel.force(true);
    }

    /** What the library holds back is dropped, as nobody flushed it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
