package dev.vivace.files;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files below a directory whose relative names match: {@code *} stands for any part of a name, {@code **} also for
 * directories. They are listed when a run starts, and read in the order of their names. Immutable.
 *
 * <p>A pipeline resumes in the file where it was; files that have come since are read when their names come later. One that
 * is gone by then, or a directory that cannot be read, fails the source.
 */
public final class Glob {

    private final Listing listing;
    private final boolean unpacking;

    private Glob(Listing listing, boolean unpacking) {
        this.listing = listing;
        this.unpacking = unpacking;
    }

    /**
     * Files below a directory.
     *
     * @param directory where to look
     * @param pattern such as {@code *.csv}, or {@code **}{@code /*.csv} for all levels
     * @return the files
     * @throws java.util.regex.PatternSyntaxException when the pattern is none
     */
    public static Glob of(Path directory, String pattern) {
        PathPattern compiled = PathPattern.of(directory.getFileSystem(), pattern);
        return new Glob(new Listing(directory, compiled, false, Listing.DEFAULT_MAX_FILES), false);
    }

    /**
     * A copy that enters directories through symbolic links. A circle fails the source.
     *
     * @return the copy
     */
    public Glob followingLinks() {
        return new Glob(new Listing(listing.directory(), listing.pattern(), true, listing.maxFiles()), unpacking);
    }

    /**
     * A copy that unpacks files whose names end in {@code .gz}.
     *
     * @return the copy
     */
    public Glob unpacking() {
        return new Glob(listing, true);
    }

    /**
     * A copy with another limit; it is a million unless told otherwise, as the names of all files are held.
     *
     * @param files how many may match, at least 1
     * @return the copy
     */
    public Glob withMaxFiles(int files) {
        Checks.positive("maxFiles", files);
        return new Glob(
                new Listing(listing.directory(), listing.pattern(), listing.followingLinks(), files), unpacking);
    }

    /**
     * The paths of the files.
     *
     * @return a source that opens none of them
     */
    public EventSource<Path> paths() {
        return new PathItems<>(listing::files, NamedPath::file);
    }

    /**
     * What is in the files. A parallel sender may read several at a time.
     *
     * @param format makes items of the bytes of each
     * @param <T> the type of an item
     * @return a source
     */
    public <T> EventSource<T> read(Format<T> format) {
        Parts.Finder<T> finder = () -> new Parts<>(parts(format), () -> {});
        EventSource<T> chained = ChainedReader.source(finder);
        return new EventSource<>() {
            @Override
            public Reader<T> open() throws Exception {
                return chained.open();
            }

            @Override
            public Reader<T> openAt(String position) throws Exception {
                return chained.openAt(position);
            }

            @Override
            public List<EventSource<T>> parts() {
                List<EventSource<T>> sources = sources(format);
                return sources.isEmpty() ? List.of(this) : sources;
            }
        };
    }

    private <T> List<EventSource<T>> sources(Format<T> format) {
        try {
            return parts(format).stream().map(Part::source).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> List<Part<T>> parts(Format<T> format) throws IOException {
        return listing.files().stream()
                .map(path -> new Part<>(path.name(), format.read(bytes(path.file()))))
                .toList();
    }

    private Format.Bytes bytes(Path file) {
        return unpacking && file.toString().endsWith(".gz") ? Gzip.of(file) : FileBytes.of(file);
    }
}
