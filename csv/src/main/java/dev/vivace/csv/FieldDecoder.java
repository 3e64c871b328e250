package dev.vivace.csv;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Makes text of the bytes of a row, where they are not ASCII. Used by one thread. */
final class FieldDecoder {

    private final Charset charset;
    private final CharsetDecoder decoder;

    FieldDecoder(Charset charset) {
        this.charset = charset;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Field by field, as two halves of a character in two fields are two errors. */
    CsvRow decoded(RowHandler row, Columns columns, long line) throws BadItemException {
        int[] ends = new int[row.size()];
        CharBuffer text = CharBuffer.allocate(row.end(ends.length - 1));
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            if (!decode(row, from, row.end(i), text)) {
                throw malformed(row, i, new Place(columns.source(), line, row.offset()));
            }
            from = row.end(i);
            ends[i] = text.position();
        }
        return new CsvRow(columns, text.array(), 0, ends, 0, ends.length, line, row.offset());
    }

    private boolean decode(RowHandler row, int from, int to, CharBuffer text) {
        if (row.isAscii(from, to)) {
            row.copy(from, to, text);
            return true;
        }
        return !decoder.reset()
                .decode(ByteBuffer.wrap(row.bytes(from, to)), text, true)
                .isError();
    }

    private BadItemException malformed(RowHandler row, int field, Place place) {
        String text = new String(row.bytes(0, row.end(row.size() - 1)), charset);
        return new BadItemException("field " + field + " is not " + charset, place, text);
    }
}
