package dev.vivace.files;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Makes text of the bytes of a line. The quick way of the JDK puts a replacement character where bytes are malformed; only
 * a text that has one is looked at again, to tell malformed bytes from a real one.
 */
record TextDecoding(Charset charset, boolean replacing) {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int STEP = 1024;

    String text(ByteLines line, String source) throws BadItemException {
        String text = new String(line.bytes(), line.from(), line.length(), charset);
        if (!replacing && text.indexOf(REPLACEMENT) >= 0) {
            requireWellFormed(line, source, text);
        }
        return text;
    }

    private void requireWellFormed(ByteLines line, String source, String text) throws BadItemException {
        ByteBuffer bytes = ByteBuffer.wrap(line.bytes(), line.from(), line.length());
        int length = malformedAfter(bytes);
        if (length > 0) {
            long at = line.lineOffset() + (bytes.position() - line.from());
            throw new BadItemException(
                    "not " + charset + " at byte " + at + ": " + hex(bytes, length),
                    new Place(source, line.line(), line.lineOffset()),
                    text);
        }
    }

    /** Decodes up to the first malformed bytes; how many those are, 0 when there are none. */
    private int malformedAfter(ByteBuffer bytes) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer sink = CharBuffer.allocate(STEP);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(bytes, sink.clear(), true);
        }
        return result.isError() ? result.length() : 0;
    }

    private static String hex(ByteBuffer bytes, int length) {
        StringBuilder hex = new StringBuilder("0x");
        for (int i = 0; i < length; i++) {
            hex.append(String.format("%02X", bytes.get(bytes.position() + i)));
        }
        return hex.toString();
    }
}
