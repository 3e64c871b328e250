package dev.vivace.orchestra.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The bytes of a journal file.
 *
 * <pre>
 * file   = "VIVAJNL1", frame of the name, frame of each record
 * frame  = length (4), checksum of the length (4), checksum of the content (4), content, 0x0A
 * </pre>
 *
 * <p>The length has a checksum of its own, so that a damaged length is not taken for a frame that was cut short. A frame
 * ends with a byte that is not zero, so that zeros at the end of a file are bytes that were never written.
 */
final class Frames {

    static final byte[] MAGIC = "VIVAJNL1".getBytes(StandardCharsets.US_ASCII);

    /** Bytes before the content. */
    static final int HEAD = 12;

    /** Bytes of one record. */
    static final int MAX_CONTENT = 128 << 20;

    private static final byte END = '\n';

    private Frames() {}

    /** How many bytes a frame has. */
    static int size(int length) {
        return HEAD + length + 1;
    }

    static byte[] start(String name) {
        byte[] frame = frame(name.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(MAGIC.length + frame.length)
                .put(MAGIC)
                .put(frame)
                .array();
    }

    static byte[] frame(byte[] content) {
        return ByteBuffer.allocate(size(content.length))
                .putInt(content.length)
                .putInt(checksum(lengthBytes(content.length)))
                .putInt(checksum(content))
                .put(content)
                .put(END)
                .array();
    }

    private static byte[] lengthBytes(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    /** The length that a head tells, or -1 when the head is damaged. */
    static int length(byte[] head) {
        ByteBuffer in = ByteBuffer.wrap(head);
        int length = in.getInt();
        boolean isSound = in.getInt() == checksum(lengthBytes(length)) && length >= 0 && length <= MAX_CONTENT;
        return isSound ? length : -1;
    }

    /** Whether the content after a head, with the end mark, is what was written. */
    static boolean isSound(byte[] head, byte[] content, int endMark) {
        return ByteBuffer.wrap(head).getInt(2 * Integer.BYTES) == checksum(content) && endMark == END;
    }

    static byte[] checked(byte[] content) throws IOException {
        if (content.length > MAX_CONTENT) {
            throw new IOException("a record of " + content.length + " bytes is larger than the " + (MAX_CONTENT >> 20)
                    + " MiB that a journal keeps");
        }
        return content;
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
