package dev.vivace.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Characters of any charset, whose bytes are not known. Malformed ones fail the source. Used by one thread. */
final class DecodedChars extends Chars {

    private final InputStreamReader in;

    DecodedChars(InputStream in, Charset charset) {
        this.in = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        return in.read(chars, from, length);
    }

    @Override
    long offsetOf(int index) {
        return -1;
    }

    @Override
    boolean mayNeedDecoding(long from) {
        return false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
