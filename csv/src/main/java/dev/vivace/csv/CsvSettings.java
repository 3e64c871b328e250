package dev.vivace.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How CSV is read.
 *
 * @param hasComments whether {@code comment} means something
 */
record CsvSettings(
        boolean hasHeader,
        char separator,
        char quote,
        char comment,
        boolean hasComments,
        Charset charset,
        RaggedRows ragged,
        int maxRowLength,
        int maxFields) {

    private static final int MOST = 1 << 30;

    /** The library needs some room to work well; shorter rows are measured by the handler. */
    private static final int MIN_BUFFER = 16 * 1024;

    static final CsvSettings DEFAULT = new CsvSettings(
            true,
            ',',
            '"',
            '#',
            false,
            StandardCharsets.UTF_8,
            RaggedRows.BAD,
            Csv.DEFAULT_MAX_ROW_LENGTH,
            Csv.DEFAULT_MAX_FIELDS);

    CsvSettings {
        within("maxRowLength", maxRowLength, MOST);
        within("maxFields", maxFields, MOST);
        noLineBreak("separator", separator);
        noLineBreak("quote", quote);
        noLineBreak("comment", comment);
        differ("quote", quote, separator);
        if (hasComments) {
            differ("comment", comment, separator);
            differ("comment", comment, quote);
        }
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be 1 to " + most + ", was " + value);
        }
    }

    private static void noLineBreak(String name, char value) {
        if (value == '\n' || value == '\r') {
            throw new IllegalArgumentException(name + " must not be a line break");
        }
    }

    private static void differ(String name, char value, char other) {
        if (value == other) {
            throw new IllegalArgumentException(name + " must differ from the other special characters, was " + value);
        }
    }

    /** Malformed quotes are errors; ragged rows are looked at here. */
    CsvReaderBuilder builder() {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .commentCharacter(comment)
                .commentStrategy(hasComments ? CommentStrategy.SKIP : CommentStrategy.NONE)
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .detectBomHeader(false)
                .maxBufferSize(Math.max(maxRowLength, MIN_BUFFER));
    }

    /**
     * Whether each byte can be parsed as a character of its own, and text be made of the bytes later: true where ASCII
     * characters are themselves and their bytes are part of no other character.
     */
    boolean isReadByteByByte() {
        boolean asciiOnly = separator < 0x80 && quote < 0x80 && (!hasComments || comment < 0x80);
        return asciiOnly && (charset.equals(StandardCharsets.UTF_8) || isSingleByte());
    }

    private boolean isSingleByte() {
        if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() != 1) {
            return false;
        }
        String ascii = "\n\r\"',;|\tAz09" + separator + quote;
        return new String(ascii.getBytes(charset), StandardCharsets.ISO_8859_1).equals(ascii);
    }

    CsvSettings withHeader(boolean value) {
        return new CsvSettings(value, separator, quote, comment, hasComments, charset, ragged, maxRowLength, maxFields);
    }

    CsvSettings withSeparator(char value) {
        return new CsvSettings(hasHeader, value, quote, comment, hasComments, charset, ragged, maxRowLength, maxFields);
    }

    CsvSettings withQuote(char value) {
        return new CsvSettings(
                hasHeader, separator, value, comment, hasComments, charset, ragged, maxRowLength, maxFields);
    }

    CsvSettings withComment(char value) {
        return new CsvSettings(hasHeader, separator, quote, value, true, charset, ragged, maxRowLength, maxFields);
    }

    CsvSettings withCharset(Charset value) {
        return new CsvSettings(
                hasHeader, separator, quote, comment, hasComments, value, ragged, maxRowLength, maxFields);
    }

    CsvSettings withRagged(RaggedRows value) {
        return new CsvSettings(
                hasHeader, separator, quote, comment, hasComments, charset, value, maxRowLength, maxFields);
    }

    CsvSettings withMaxRowLength(int value) {
        return new CsvSettings(hasHeader, separator, quote, comment, hasComments, charset, ragged, value, maxFields);
    }

    CsvSettings withMaxFields(int value) {
        return new CsvSettings(hasHeader, separator, quote, comment, hasComments, charset, ragged, maxRowLength, value);
    }
}
