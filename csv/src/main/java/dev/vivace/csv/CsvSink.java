package dev.vivace.csv;

import dev.vivace.stream.EventSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * A file of CSV in UTF-8, one row per item, each ended by LF. Fields are quoted where they must be. Rows are added to what is
 * there; the file is made when it is missing. A flush brings the rows to the disk (fsync). Immutable.
 *
 * <p>A run that was killed may leave a row unfinished: the next one ends its line before it adds its own.
 *
 * @param <C> the type of an item
 */
public final class CsvSink<C> implements EventSink<C> {

    private final Path file;
    private final Function<? super C, ? extends List<String>> fields;
    private final List<String> header;
    private final char separator;

    private CsvSink(
            Path file, Function<? super C, ? extends List<String>> fields, List<String> header, char separator) {
        this.file = file;
        this.fields = fields;
        this.header = header;
        this.separator = separator;
    }

    /**
     * Adds rows to a file, with commas.
     *
     * @param file its path; its directory must be there
     * @param fields makes the fields of an item
     * @param <C> the type of an item
     * @return the sink
     */
    public static <C> CsvSink<C> append(Path file, Function<? super C, ? extends List<String>> fields) {
        return new CsvSink<>(file, fields, List.of(), ',');
    }

    /**
     * A copy that begins an empty file with the names of the columns. An item with more or fewer fields fails the pipeline.
     *
     * @param columns at least one
     * @return the copy
     * @throws IllegalArgumentException when there is none
     */
    public CsvSink<C> header(String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("columns must not be empty");
        }
        return new CsvSink<>(file, fields, List.of(columns), separator);
    }

    /**
     * A copy with another character between two fields.
     *
     * @param character no line break and no double quote
     * @return the copy
     * @throws IllegalArgumentException naming the character
     */
    public CsvSink<C> separator(char character) {
        CsvSettings checked = CsvSettings.DEFAULT.withSeparator(character);
        return new CsvSink<>(file, fields, header, checked.separator());
    }

    @Override
    public Writer<C> open() throws IOException {
        return CsvFileWriter.open(file, fields, header, separator);
    }
}
