package dev.vivace.csv;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes text of the bytes of a row, where they are not ASCII. */
final class RowText {

    private static final char REPLACEMENT = '\uFFFD';

    private final String text;
    private final int[] ends;

    private RowText(String text, int[] ends) {
        this.text = text;
        this.ends = ends;
    }

    static RowText of(RowHandler row, Charset charset, Place place) throws BadItemException {
        String text = row.text();
        int[] ends = row.ends();
        boolean isDecoded = charset.equals(StandardCharsets.ISO_8859_1);
        return isDecoded ? new RowText(text, ends) : decoded(text, ends, charset, place);
    }

    /** Field by field, as two halves of a character in two fields are two errors. */
    private static RowText decoded(String text, int[] ends, Charset charset, Place place) throws BadItemException {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        StringBuilder decoded = new StringBuilder(bytes.length);
        int[] decodedEnds = new int[ends.length];
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            String field = new String(bytes, from, ends[i] - from, charset);
            if (field.indexOf(REPLACEMENT) >= 0 && !isWellFormed(bytes, from, ends[i], charset)) {
                throw new BadItemException("field " + i + " is not " + charset, place, new String(bytes, charset));
            }
            decoded.append(field);
            decodedEnds[i] = decoded.length();
            from = ends[i];
        }
        return new RowText(decoded.toString(), decodedEnds);
    }

    /** Only when there is a replacement character, which may be a real one. */
    private static boolean isWellFormed(byte[] bytes, int from, int to, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The fields side by side. */
    String text() {
        return text;
    }

    /** Where each field ends; not copied. */
    int[] ends() {
        return ends;
    }
}
