package dev.vivace.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;
import java.nio.CharBuffer;
import java.util.Arrays;

/**
 * Gathers the characters of rows, fields side by side, without making strings. Many rows share a block, so that a row costs
 * one small object; what a row has of a block is written once, before anybody else sees the row. Used by one thread, which
 * alone writes and reads its fields; they tell of the last row until the next one begins.
 */
final class RowHandler extends CsvCallbackHandler<RowHandler> {

    /** Small, as a row that is kept keeps its block. */
    private static final int BLOCK = 4 * 1024;

    private static final int ENDS = 512;

    private final Chars chars;
    private final int maxLength;
    private final int maxFields;
    private char[] block = new char[BLOCK];
    private int start;
    private int at;
    /** Where fields end in the block. */
    private int[] ends = new int[ENDS];

    private int firstEnd;
    private int count;
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
        start = at;
        firstEnd += count;
        count = 0;
        if (block.length > BLOCK) {
            block = new char[BLOCK];
            start = 0;
            at = 0;
        }
    }

    @Override
    protected void addField(char[] buffer, int from, int size, boolean quoted) {
        if (count == 0) {
            offset = chars.offsetOf(quoted ? from - 1 : from);
        }
        checkLimits(size);
        if (size > block.length - at) {
            moveToNewBlock(size);
        }
        if (firstEnd + count == ends.length) {
            ends = Arrays.copyOfRange(ends, firstEnd, firstEnd + Math.max(ENDS, 2 * count));
            firstEnd = 0;
        }
        System.arraycopy(buffer, from, block, at, size);
        at += size;
        ends[firstEnd + count++] = at;
        after = chars.offsetOf(from + size);
    }

    private void checkLimits(int size) {
        if (size > maxLength - (at - start)) {
            throw new CsvParseException("the row is longer than " + maxLength + " characters");
        }
        if (count == maxFields) {
            throw new CsvParseException("the row has more than " + maxFields + " fields");
        }
    }

    private void moveToNewBlock(int size) {
        int length = at - start;
        char[] next = new char[Math.max(BLOCK, 2 * (length + size))];
        System.arraycopy(block, start, next, 0, length);
        int[] moved = new int[Math.max(ENDS, 2 * count)];
        for (int i = 0; i < count; i++) {
            moved[i] = ends[firstEnd + i] - start;
        }
        block = next;
        at = length;
        start = 0;
        ends = moved;
        firstEnd = 0;
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

    /** The row, each of whose characters is a byte where bytes are read as characters. */
    CsvRow row(Columns columns, long lineNumber) {
        return new CsvRow(columns, block, start, ends, firstEnd, count, lineNumber, offset);
    }

    /** Whether each character is one byte and stands for itself. Looks at the row only where others nearby are not. */
    boolean isAscii() {
        return !chars.mayNeedDecoding(offset) || isAscii(0, at - start);
    }

    boolean isAscii(int from, int to) {
        int all = 0;
        for (int i = start + from; i < start + to; i++) {
            all |= block[i];
        }
        return all < 0x80;
    }

    void copy(int from, int to, CharBuffer target) {
        target.put(block, start + from, to - from);
    }

    /** The bytes of a part of the row, where bytes are read as characters. */
    byte[] bytes(int from, int to) {
        byte[] bytes = new byte[to - from];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) block[start + from + i];
        }
        return bytes;
    }

    /** Where a field ends in the bytes of the row. */
    int end(int field) {
        return ends[firstEnd + field] - start;
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
