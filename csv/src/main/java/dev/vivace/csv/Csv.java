package dev.vivace.csv;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import java.nio.charset.Charset;

/**
 * CSV as RFC 4180 has it, parsed by FastCSV. Empty lines are left out. Immutable.
 *
 * <p>A row that is malformed, too long or ragged is bad, and those after it are read: after a malformed quote reading goes on
 * with the next line. So does text that is not in the charset. A byte order mark is left out; one of another charset fails
 * the source. A pipeline resumes at the byte where a row begins; in charsets that are not read byte by byte (UTF-16 and its
 * like) it resumes by counting rows, and a malformed quote fails the source.
 */
public final class Csv implements Format<CsvRow> {

    /** How long a row may be unless told otherwise, in characters. */
    public static final int DEFAULT_MAX_ROW_LENGTH = 4 * 1024 * 1024;

    /** How many fields a row may have unless told otherwise. */
    public static final int DEFAULT_MAX_FIELDS = 16 * 1024;

    private final CsvSettings settings;

    private Csv(CsvSettings settings) {
        this.settings = settings;
    }

    /**
     * Text whose first row names the columns.
     *
     * @return UTF-8 with commas and double quotes; a row must have as many fields as the first
     */
    public static Csv withHeader() {
        return new Csv(CsvSettings.DEFAULT);
    }

    /**
     * Text whose first row is data.
     *
     * @return UTF-8 with commas and double quotes; a row must have as many fields as the first
     */
    public static Csv withoutHeader() {
        return new Csv(CsvSettings.DEFAULT.withHeader(false));
    }

    /**
     * A copy with another character between two fields.
     *
     * @param character no line break, and none of the other special ones
     * @return the copy
     * @throws IllegalArgumentException naming the character
     */
    public Csv separator(char character) {
        return new Csv(settings.withSeparator(character));
    }

    /**
     * A copy with another character around a field that has special ones; doubled, it stands for itself there.
     *
     * @param character no line break, and none of the other special ones
     * @return the copy
     * @throws IllegalArgumentException naming the character
     */
    public Csv quote(char character) {
        return new Csv(settings.withQuote(character));
    }

    /**
     * A copy that leaves out lines which begin with a character. Without, there are no comments.
     *
     * @param character no line break, and none of the other special ones
     * @return the copy
     * @throws IllegalArgumentException naming the character
     */
    public Csv comment(char character) {
        return new Csv(settings.withComment(character));
    }

    /**
     * A copy in another charset.
     *
     * @param charset of the text
     * @return the copy
     */
    public Csv in(Charset charset) {
        return new Csv(settings.withCharset(charset));
    }

    /**
     * A copy that says what becomes of a row with more or fewer fields than the first row.
     *
     * @param rows what; bad unless told otherwise
     * @return the copy
     */
    public Csv ragged(RaggedRows rows) {
        return new Csv(settings.withRagged(rows));
    }

    /**
     * A copy with another limit.
     *
     * @param characters how long a row may be, 1 to 2^30
     * @return the copy
     * @throws IllegalArgumentException when it is not within
     */
    public Csv withMaxRowLength(int characters) {
        return new Csv(settings.withMaxRowLength(characters));
    }

    /**
     * A copy with another limit.
     *
     * @param fields how many a row may have, at least 1
     * @return the copy
     */
    public Csv withMaxFields(int fields) {
        return new Csv(settings.withMaxFields(fields));
    }

    @Override
    public EventSource<CsvRow> read(Bytes bytes) {
        return new CsvSource(settings, bytes);
    }
}
