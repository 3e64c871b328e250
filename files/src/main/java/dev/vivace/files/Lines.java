package dev.vivace.files;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text in lines. A line ends with LF, or with CR and LF; the last one may have no end. Immutable.
 *
 * <p>Bytes that are not in the charset, and a line that is too long, make that line bad and not those after it. A byte order
 * mark is left out; one of another charset fails the source. A pipeline resumes at the byte after a line.
 */
public final class Lines implements Format<String> {

    /** How long a line may be unless told otherwise: 16 MiB. */
    public static final int DEFAULT_MAX_LENGTH = 16 * 1024 * 1024;

    private static final int MOST = 1 << 30;

    private final TextDecoding decoding;
    private final int maxLength;

    private Lines(TextDecoding decoding, int maxLength) {
        this.decoding = decoding;
        this.maxLength = maxLength;
    }

    /**
     * Lines in UTF-8.
     *
     * @return the format
     */
    public static Lines utf8() {
        return of(StandardCharsets.UTF_8);
    }

    /**
     * Lines in another charset.
     *
     * @param charset in which LF stands for nothing but itself
     * @return the format
     */
    public static Lines of(Charset charset) {
        return new Lines(new TextDecoding(charset, false), DEFAULT_MAX_LENGTH);
    }

    /**
     * A copy that puts a replacement character, U+FFFD, where bytes are not in the charset.
     *
     * @return the copy
     */
    public Lines replacingMalformed() {
        return new Lines(new TextDecoding(charset(), true), maxLength);
    }

    /**
     * A copy with another limit.
     *
     * @param bytes how long a line may be, without its end; 1 to 2^30
     * @return the copy
     * @throws IllegalArgumentException when it is not within
     */
    public Lines withMaxLength(int bytes) {
        if (Checks.positive("maxLength", bytes) > MOST) {
            throw new IllegalArgumentException("maxLength must be at most " + MOST + ", was " + bytes);
        }
        return new Lines(decoding, bytes);
    }

    @Override
    public EventSource<String> read(Bytes bytes) {
        return new EventSource<>() {
            @Override
            public Reader<String> open() throws Exception {
                return LineReader.open(Lines.this, bytes, LinePosition.START);
            }

            @Override
            public Reader<String> openAt(String position) throws Exception {
                return LineReader.open(Lines.this, bytes, LinePosition.parse(position));
            }
        };
    }

    Lines in(Charset charset) {
        return new Lines(new TextDecoding(charset, decoding.replacing()), maxLength);
    }

    TextDecoding decoding() {
        return decoding;
    }

    Charset charset() {
        return decoding.charset();
    }

    int maxLength() {
        return maxLength;
    }
}
