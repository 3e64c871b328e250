package dev.vivace.files;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Goes through the entries of an index. Used by one thread, which alone writes and reads its fields. */
final class GitEntries {

    /** Times, device, inode: what tells git whether a file has changed. */
    private static final int BEFORE_MODE = 24;

    private static final int BETWEEN_MODE_AND_HASH = 12;
    private static final int EXTENDED = 0x4000;
    private static final int SKIP_WORKTREE = 0x4000;
    private static final int TYPE = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int LINK = 0xA000;
    private static final int MAX_NAME = 64 * 1024;

    private final DataInputStream in;
    private final CountedStream counted;
    private final int version;
    private final int hashLength;
    private int mode;
    private boolean isLeftOut;
    private byte[] hash = {};
    private byte[] name = {};

    GitEntries(DataInputStream in, CountedStream counted, int version, int hashLength) {
        this.in = in;
        this.counted = counted;
        this.version = version;
        this.hashLength = hashLength;
    }

    void advance() throws IOException {
        long start = counted.count();
        in.skipNBytes(BEFORE_MODE);
        mode = in.readInt();
        in.skipNBytes(BETWEEN_MODE_AND_HASH);
        hash = in.readNBytes(hashLength);
        boolean isExtended = (in.readUnsignedShort() & EXTENDED) != 0;
        isLeftOut = isExtended && (in.readUnsignedShort() & SKIP_WORKTREE) != 0;
        name = version == 4 ? compressedName() : upToNul(new ByteArrayOutputStream());
        if (version < 4) {
            in.skipNBytes((8 - (counted.count() - start) % 8) % 8);
        }
    }

    /** A number of bytes to take off the last name, then what comes instead. */
    private byte[] compressedName() throws IOException {
        int b = in.readUnsignedByte();
        long removed = b & 0x7F;
        while ((b & 0x80) != 0 && removed <= MAX_NAME) {
            b = in.readUnsignedByte();
            removed = ((removed + 1) << 7) + (b & 0x7F);
        }
        if (removed > name.length) {
            throw new IOException(
                    "byte " + counted.count() + " of the index: a name is shorter than what it leaves out");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(name, 0, (int) (name.length - removed));
        return upToNul(whole);
    }

    private byte[] upToNul(ByteArrayOutputStream text) throws IOException {
        for (int b = in.read(); b != 0; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (text.size() == MAX_NAME) {
                throw new IOException("byte " + counted.count() + " of the index: a name is too long");
            }
            text.write(b);
        }
        return text.toByteArray();
    }

    /** Whether it is in the work tree: no submodule, no directory of a sparse index, not left out by a sparse checkout. */
    boolean isFile() {
        int type = mode & TYPE;
        return !isLeftOut && (type == REGULAR || type == LINK);
    }

    String name() {
        return new String(name, StandardCharsets.UTF_8);
    }

    GitFile file(Path root) throws IOException {
        String text = name();
        if (isOutside(text)) {
            throw new IOException("byte " + counted.count() + " of the index: the name leads out of the tree: " + text);
        }
        return new GitFile(text, root.resolve(text), kind(), HexFormat.of().formatHex(hash));
    }

    private static boolean isOutside(String name) {
        return name.startsWith("/")
                || name.isEmpty()
                || Arrays.asList(name.split("/", -1)).contains("..");
    }

    private GitFile.Kind kind() {
        if ((mode & TYPE) == LINK) {
            return GitFile.Kind.LINK;
        }
        return (mode & 0100) != 0 ? GitFile.Kind.EXECUTABLE : GitFile.Kind.FILE;
    }
}
