package dev.vivace.files;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A stream of unpacked bytes that says where data is truncated or damaged, and that ends at a limit. Used by one thread. */
final class Unpacking extends FilterInputStream {

    private static final int BUFFER = 16 * 1024;

    private final CountedStream packed;
    private final String name;
    private final long limit;
    /** Written and read by the reading thread. */
    private long unpacked;

    private Unpacking(InputStream in, CountedStream packed, String name, long limit) {
        super(in);
        this.packed = packed;
        this.name = name;
        this.limit = limit;
    }

    static InputStream gzip(InputStream packed, String name, long limit) throws IOException {
        CountedStream counted = new CountedStream(packed);
        try {
            return new Unpacking(new GZIPInputStream(counted, BUFFER), counted, name, limit);
        } catch (IOException e) {
            packed.close();
            throw explained(e, name, counted.count(), 0);
        }
    }

    /** An entry of a zip file, whose library unpacks and checks by itself; {@code packed} counts what it hands out. */
    static InputStream entry(InputStream unpacking, String name, long limit) {
        CountedStream counted = new CountedStream(unpacking);
        return new Unpacking(counted, counted, name, limit);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return counted(super.read(bytes, offset, length));
        } catch (EOFException | ZipException e) {
            throw explained(e, name, packed.count(), unpacked);
        }
    }

    private int counted(int n) throws IOException {
        unpacked += Math.max(n, 0);
        if (unpacked > limit) {
            throw new IOException(name + ": unpacks to more than " + limit + " bytes");
        }
        return n;
    }

    /** Unpacks what is left out, too, so that it is counted. */
    @Override
    public long skip(long n) throws IOException {
        byte[] dropped = new byte[(int) Math.min(BUFFER, Math.max(n, 1))];
        return n <= 0 ? 0 : Math.max(0, read(dropped, 0, (int) Math.min(n, dropped.length)));
    }

    private static IOException explained(IOException e, String name, long packed, long unpacked) {
        String what = e instanceof EOFException ? "truncated" : "damaged (" + e.getMessage() + ")";
        return new IOException(
                name + ", byte " + packed + ": the packed data is " + what + ", after " + unpacked + " unpacked bytes",
                e);
    }
}
