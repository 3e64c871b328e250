package dev.vivace.pipelines;

import dev.vivace.stream.CheckpointStore;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Checkpoints as plain files in a directory, one for each key.
 *
 * <p>A save writes a new file, forces it to the disk, renames it over the old one and forces the directory: after a crash
 * at any moment there is the old checkpoint or the new one, whole, and what was saved when {@link #save} returned stays
 * saved. A file carries its key and a checksum; one that is damaged, or was written by something else, is refused.
 *
 * <p>Thread-safe within a process. Two processes that run the same pipeline at once overwrite each other's checkpoints.
 */
public final class FileCheckpoints implements CheckpointStore {

    private static final byte[] MAGIC = "VIVACKP1".getBytes(StandardCharsets.US_ASCII);

    private final Path directory;

    private FileCheckpoints(Path directory) {
        this.directory = directory;
    }

    /**
     * A store.
     *
     * @param directory made when the first checkpoint is saved
     * @return the store
     */
    public static FileCheckpoints in(Path directory) {
        return new FileCheckpoints(directory);
    }

    @Override
    public synchronized Optional<byte[]> load(String key) throws IOException {
        Path file = file(key);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(decoded(file, key, bytes));
    }

    @Override
    public synchronized void save(String key, byte[] state) throws IOException {
        Files.createDirectories(directory);
        Path file = file(key);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(encoded(key, state));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        move(fresh, file);
        forceDirectory();
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system of " + to + " cannot replace a file atomically", e);
        }
    }

    @Override
    public synchronized void remove(String key) throws IOException {
        if (Files.deleteIfExists(file(key))) {
            forceDirectory();
        }
    }

    /** A rename lasts when its directory does. Windows cannot open a directory, and does not need to. */
    private void forceDirectory() throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** A name that says what it is, and that no two keys share. */
    private Path file(String key) {
        String readable = key.replaceAll("[^A-Za-z0-9._-]", "_");
        String start = readable.substring(0, Math.min(60, readable.length()));
        return directory.resolve(start + "-" + digest(key) + ".checkpoint");
    }

    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] encoded(String key, byte[] state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] name = key.getBytes(StandardCharsets.UTF_8);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeInt(name.length);
            out.write(name);
            out.writeInt(state.length);
            out.write(state);
            out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        }
        return bytes.toByteArray();
    }

    private static byte[] decoded(Path file, String key, byte[] bytes) throws IOException {
        if (bytes.length < MAGIC.length || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
            throw new IOException(file + " is not a checkpoint of this version; remove it to begin anew");
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes).position(MAGIC.length);
            String name = new String(part(in), StandardCharsets.UTF_8);
            byte[] state = part(in);
            if (in.getInt() != checksum(bytes, bytes.length - Integer.BYTES) || in.hasRemaining()) {
                throw damaged(file);
            }
            if (!name.equals(key)) {
                throw new IOException(file + " is the checkpoint of \"" + name + "\", not of \"" + key + "\"");
            }
            return state;
        } catch (BufferUnderflowException e) {
            throw damaged(file);
        }
    }

    private static IOException damaged(Path file) {
        return new IOException(file + " is damaged: its checksum is wrong; remove it to begin anew");
    }

    private static byte[] part(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] part = new byte[length];
        in.get(part);
        return part;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
