package dev.vivace.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;

/** Makes the bytes of a line, its end included. */
record LineEncoding(Charset charset) {

    byte[] lineEnd() {
        return LineEnd.in(charset).bytes();
    }

    byte[] line(String text) throws IOException {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("the text of an item must not have a line break: " + shortened(text));
        }
        byte[] bytes = encoded(text);
        byte[] end = lineEnd();
        byte[] line = Arrays.copyOf(bytes, bytes.length + end.length);
        System.arraycopy(end, 0, line, bytes.length, end.length);
        return line;
    }

    private byte[] encoded(String text) throws IOException {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IOException("the text of an item cannot be written in " + charset + ": " + shortened(text), e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
