package dev.vivace.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Git's list of the files of a work tree, versions 2 to 4. Its extensions are not needed but for one, a split index. */
record GitIndex(Path file, int hashLength) {

    private static final int SIGNATURE = 0x44495243;

    List<GitFile> files(Path root) throws IOException {
        CountedStream counted =
                new CountedStream(new BufferedInputStream(Channels.newInputStream(OpenFile.at(file, 0)), 64 * 1024));
        try (DataInputStream in = new DataInputStream(counted)) {
            return entries(in, counted, root);
        } catch (EOFException e) {
            throw new IOException(file + ", byte " + counted.count() + ": the index is truncated", e);
        }
    }

    private List<GitFile> entries(DataInputStream in, CountedStream counted, Path root) throws IOException {
        if (in.readInt() != SIGNATURE) {
            throw new IOException(file + ", byte 0: is no git index");
        }
        int version = in.readInt();
        if (version < 2 || version > 4) {
            throw new IOException(file + ", byte 4: version " + version + " of the index is not known, 2 to 4 are");
        }
        int count = in.readInt();
        GitEntries entries = new GitEntries(in, counted, version, hashLength);
        List<GitFile> files = new ArrayList<>();
        String last = "";
        for (int i = 0; i < count; i++) {
            entries.advance();
            // A file in conflict is listed once per side.
            if (entries.isFile() && !entries.name().equals(last)) {
                files.add(entries.file(root));
                last = entries.name();
            }
        }
        requireWhole(in);
        return files;
    }

    /** A split index has most of its entries elsewhere. */
    private void requireWhole(DataInputStream in) throws IOException {
        byte[] tail = in.readNBytes(4);
        if (tail.length == 4 && tail[0] == 'l' && tail[1] == 'i' && tail[2] == 'n' && tail[3] == 'k') {
            throw new IOException(file + ": a split index is not supported; run git update-index --no-split-index");
        }
        if (tail.length < 4) {
            throw new EOFException();
        }
    }
}
