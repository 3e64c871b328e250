package dev.vivace.files;

import dev.vivace.stream.Format;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The bytes of an entry of a zip file that somebody else holds open. */
record ZipEntryBytes(ZipFile zip, ZipEntry entry, String name, long maxBytes) implements Format.Bytes {

    @Override
    public InputStream open(long offset) throws IOException {
        InputStream in = Unpacking.entry(checked(), name, maxBytes);
        try {
            in.skipNBytes(offset);
            return in;
        } catch (EOFException e) {
            in.close();
            throw new IOException(name + ": cannot go on at byte " + offset + ", there are fewer", e);
        } catch (Throwable e) {
            in.close();
            throw e;
        }
    }

    private InputStream checked() throws IOException {
        try {
            return new Checked(zip.getInputStream(entry), entry.getCrc());
        } catch (ZipException e) {
            throw new IOException(name + ": cannot be unpacked (" + e.getMessage() + ")", e);
        }
    }

    /** The JDK does not compare the checksum of an entry that it finds by the table. */
    private static final class Checked extends CheckedInputStream {

        private final long expected;

        Checked(InputStream in, long expected) {
            super(in, new CRC32());
            this.expected = expected;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = super.read(bytes, offset, length);
            if (n < 0 && expected >= 0 && getChecksum().getValue() != expected) {
                throw new ZipException("the checksum differs");
            }
            return n;
        }
    }
}
