package dev.vivace.files;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The files below a directory that match, ordered by their relative names with {@code /} between, so that each run has the
 * same order. A directory that cannot be read is an error, not an omission. Names are held, contents are not.
 */
record Listing(Path directory, PathPattern pattern, boolean followingLinks, int maxFiles) {

    static final int DEFAULT_MAX_FILES = 1_000_000;

    List<NamedPath> files() throws IOException {
        OpenFile.requireDirectory(directory);
        List<NamedPath> found = new ArrayList<>();
        Files.walkFileTree(directory, options(), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isWanted(file, attributes)) {
                    add(found, file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(Comparator.comparing(NamedPath::name));
        return found;
    }

    /** A link to a file is read as that file; links to directories are not entered unless asked for. */
    private boolean isWanted(Path file, BasicFileAttributes attributes) {
        return pattern.matches(directory.relativize(file))
                && (attributes.isRegularFile() || (attributes.isSymbolicLink() && Files.isRegularFile(file)));
    }

    private void add(List<NamedPath> found, Path file) throws IOException {
        if (found.size() == maxFiles) {
            throw new IOException(directory + ": more than " + maxFiles + " files match " + pattern.text());
        }
        found.add(NamedPath.of(directory, file));
    }

    private Set<FileVisitOption> options() {
        return followingLinks ? EnumSet.of(FileVisitOption.FOLLOW_LINKS) : Set.of();
    }
}
