package dev.vivace.files;

import java.nio.file.Path;

/**
 * A file that a git repository tracks.
 *
 * @param name its path in the repository, with {@code /} between the parts
 * @param file where it is in the work tree; it is missing when somebody deleted it without telling git
 * @param kind what git says it is
 * @param blob the hash of the contents that git has in its index, in hexadecimal; the work tree may have others
 */
public record GitFile(String name, Path file, Kind kind, String blob) {

    /** What a tracked file is. */
    public enum Kind {
        /** A file. */
        FILE,
        /** A file that can be run. */
        EXECUTABLE,
        /** A symbolic link. */
        LINK
    }
}
