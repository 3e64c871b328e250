package dev.vivace.files;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The entries of a zip file whose names match, in the order of the file's own table. Nothing is written to disk. Immutable.
 *
 * <p>Places and offsets are those of what was unpacked. To resume, it unpacks the entry and leaves out what comes before.
 * A file that is truncated or is no zip file fails when it is opened; an entry that is damaged fails where it is read.
 */
public final class Zip {

    /** How many entries a file may have unless told otherwise. */
    public static final int DEFAULT_MAX_ENTRIES = 1_000_000;

    private final Path file;
    private final PathPattern pattern;
    private final int maxEntries;
    private final long maxBytes;

    private Zip(Path file, PathPattern pattern, int maxEntries, long maxBytes) {
        this.file = file;
        this.pattern = pattern;
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    /**
     * All entries of a file.
     *
     * @param file its path
     * @return the entries
     */
    public static Zip of(Path file) {
        return new Zip(file, PathPattern.of(file.getFileSystem(), "**"), DEFAULT_MAX_ENTRIES, Long.MAX_VALUE);
    }

    /**
     * A copy with those entries only whose names match.
     *
     * @param glob such as {@code *.csv}, or {@code **}{@code /*.csv} for all levels
     * @return the copy
     * @throws java.util.regex.PatternSyntaxException when it is no pattern
     */
    public Zip matching(String glob) {
        return new Zip(file, PathPattern.of(file.getFileSystem(), glob), maxEntries, maxBytes);
    }

    /**
     * A copy with another limit.
     *
     * @param entries how many the file may have, at least 1
     * @return the copy
     */
    public Zip withMaxEntries(int entries) {
        return new Zip(file, pattern, Checks.positive("maxEntries", entries), maxBytes);
    }

    /**
     * A copy with a limit, as few bytes can unpack to very many. There is none unless it is given: what is unpacked is
     * never held whole.
     *
     * @param bytes how many may be unpacked of an entry, at least 1
     * @return the copy
     */
    public Zip withMaxBytes(long bytes) {
        return new Zip(file, pattern, maxEntries, Checks.positive("maxBytes", bytes));
    }

    /**
     * What is in the entries, one after the other.
     *
     * @param format makes items of the bytes of each
     * @param <T> the type of an item
     * @return a source
     */
    public <T> EventSource<T> read(Format<T> format) {
        return ChainedReader.source(() -> {
            ZipFile zip = open();
            try {
                return new Parts<>(parts(zip, format), zip);
            } catch (Throwable e) {
                zip.close();
                throw e;
            }
        });
    }

    private ZipFile open() throws IOException {
        OpenFile.at(file, 0).close();
        try {
            return new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new IOException(file + ": no zip file, or truncated (" + e.getMessage() + ")", e);
        }
    }

    private <T> List<Part<T>> parts(ZipFile zip, Format<T> format) throws IOException {
        if (zip.size() > maxEntries) {
            throw new IOException(file + ": has " + zip.size() + " entries, more than " + maxEntries);
        }
        List<Part<T>> parts = new ArrayList<>();
        for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
            if (!entry.isDirectory() && pattern.matches(file.getFileSystem().getPath(entry.getName()))) {
                parts.add(new Part<>(
                        entry.getName(),
                        format.read(new ZipEntryBytes(zip, entry, file + "!/" + entry.getName(), maxBytes))));
            }
        }
        return parts;
    }
}
