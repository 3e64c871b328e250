package dev.vivace.files;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Path;

/**
 * The class files below a directory, in the order of their names, each read when its turn comes. One that does not begin as
 * class files do, or that is too large, is bad, and those after it are read. Immutable.
 */
public final class ClassFiles {

    /** How large a class file may be: 16 MiB. The format itself hardly allows for more. */
    public static final int MAX_SIZE = 16 * 1024 * 1024;

    private static final int MAGIC = 0xCAFEBABE;

    private ClassFiles() {}

    /**
     * The class files below a directory.
     *
     * @param directory where to look, at all levels
     * @return the source; it resumes after a name
     */
    public static EventSource<ClassBytes> in(Path directory) {
        Listing listing = new Listing(
                directory, PathPattern.of(directory.getFileSystem(), "**/*.class"), false, Listing.DEFAULT_MAX_FILES);
        return new PathItems<>(listing::files, ClassFiles::load);
    }

    private static ClassBytes load(NamedPath path) throws IOException, BadItemException {
        try (InputStream in = Channels.newInputStream(OpenFile.at(path.file(), 0))) {
            byte[] bytes = in.readNBytes(MAX_SIZE + 1);
            if (bytes.length > MAX_SIZE) {
                throw bad("is larger than " + MAX_SIZE + " bytes", path);
            }
            if (!isClass(bytes)) {
                throw bad("is no class file, it does not begin with 0xCAFEBABE", path);
            }
            return new ClassBytes(path.name(), path.file(), bytes);
        }
    }

    private static BadItemException bad(String reason, NamedPath path) {
        return new BadItemException(reason, new Place(path.file().toString(), 0, 0), path.name());
    }

    private static boolean isClass(byte[] bytes) {
        return bytes.length >= Integer.BYTES && ByteBuffer.wrap(bytes).getInt() == MAGIC;
    }
}
