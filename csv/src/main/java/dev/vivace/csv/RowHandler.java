package dev.vivace.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;

/**
 * Gathers the characters of one row, fields side by side, without making strings. Used by one thread, which alone writes
 * and reads its fields; they hold the last row until the next one begins.
 */
final class RowHandler extends CsvCallbackHandler<RowHandler> {

    private final Chars chars;
    private final int maxLength;
    private final int maxFields;
    private char[] text = new char[1024];
    private int[] ends = new int[16];
    private int count;
    private int length;
    private long line;
    private long offset;
    private long after;
    private RecordType type = RecordType.EMPTY;

    RowHandler(Chars chars, CsvSettings settings) {
        this.chars = chars;
        this.maxLength = settings.maxRowLength();
        this.maxFields = settings.maxFields();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = startingLineNumber;
        type = RecordType.DATA;
        count = 0;
        length = 0;
    }

    @Override
    protected void addField(char[] buffer, int from, int size, boolean quoted) {
        if (count == 0) {
            offset = chars.offsetOf(quoted ? from - 1 : from);
        }
        makeRoom(size);
        System.arraycopy(buffer, from, text, length, size);
        length += size;
        ends[count++] = length;
        after = chars.offsetOf(from + size);
    }

    private void makeRoom(int size) {
        if (size > maxLength - length) {
            throw new CsvParseException("the row is longer than " + maxLength + " characters");
        }
        if (count == maxFields) {
            throw new CsvParseException("the row has more than " + maxFields + " fields");
        }
        if (length + size > text.length) {
            text = Arrays.copyOf(text, Math.max(length + size, 2 * text.length));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
    }

    @Override
    protected void setComment(char[] buffer, int from, int size) {
        type = RecordType.COMMENT;
    }

    @Override
    protected void setEmpty() {
        type = RecordType.EMPTY;
    }

    @Override
    protected RowHandler buildRecord() {
        return this;
    }

    @Override
    protected RecordType getRecordType() {
        return type;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    int size() {
        return count;
    }

    /** The fields side by side; each character is a byte where bytes are read as characters. */
    String text() {
        return new String(text, 0, length);
    }

    int[] ends() {
        return Arrays.copyOf(ends, count);
    }

    boolean mayNeedDecoding() {
        return chars.mayNeedDecoding(offset);
    }

    /** Counted from 1 where the library began. */
    long line() {
        return line;
    }

    /** Where the row begins, in bytes; -1 when that is not known. */
    long offset() {
        return offset;
    }

    /** About where it ends. */
    long after() {
        return after;
    }
}
