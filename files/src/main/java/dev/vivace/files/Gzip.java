package dev.vivace.files;

import dev.vivace.stream.Format;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * What is packed in bytes of gzip, for any {@link Format}: {@code Lines.utf8().read(Gzip.of(path))}. Places and offsets are
 * those of what was unpacked. To resume, it unpacks and leaves out what comes before. Data that is truncated or damaged
 * fails the source after what came before it was read. Immutable.
 */
public final class Gzip implements Format.Bytes {

    private final Format.Bytes packed;
    private final long maxBytes;

    private Gzip(Format.Bytes packed, long maxBytes) {
        this.packed = packed;
        this.maxBytes = maxBytes;
    }

    /**
     * A file in gzip.
     *
     * @param file its path
     * @return what is packed in it
     */
    public static Gzip of(Path file) {
        return of(FileBytes.of(file));
    }

    /**
     * Bytes in gzip.
     *
     * @param packed where they come from
     * @return what is packed in them
     */
    public static Gzip of(Format.Bytes packed) {
        return new Gzip(packed, Long.MAX_VALUE);
    }

    /**
     * A copy with a limit, as few bytes can unpack to very many. There is none unless it is given: what is unpacked is
     * never held whole.
     *
     * @param bytes how many may be unpacked, at least 1
     * @return the copy
     */
    public Gzip withMaxBytes(long bytes) {
        return new Gzip(packed, Checks.positive("maxBytes", bytes));
    }

    @Override
    public InputStream open(long offset) throws IOException {
        InputStream in = Unpacking.gzip(packed.open(0), packed.name(), maxBytes);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (EOFException e) {
            in.close();
            throw new IOException(name() + ": cannot go on at byte " + offset + ", there are fewer", e);
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return packed.name() + " (unpacked)";
    }
}
