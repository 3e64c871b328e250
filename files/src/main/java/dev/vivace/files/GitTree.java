package dev.vivace.files;

import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a git work tree: those that its index lists, so neither ignored nor unknown files, nor those of submodules or
 * left out by a sparse checkout. Reads git's own files; runs no program. Immutable.
 */
public final class GitTree {

    private final Path root;
    private final PathPattern pattern;

    private GitTree(Path root, PathPattern pattern) {
        this.root = root;
        this.pattern = pattern;
    }

    /**
     * All files of a work tree.
     *
     * @param root the directory that has {@code .git}
     * @return the files
     */
    public static GitTree of(Path root) {
        return new GitTree(root, PathPattern.of(root.getFileSystem(), "**"));
    }

    /**
     * A copy with those files only whose names match.
     *
     * @param glob such as {@code **}{@code /*.java} for all levels
     * @return the copy
     * @throws java.util.regex.PatternSyntaxException when it is no pattern
     */
    public GitTree matching(String glob) {
        return new GitTree(root, PathPattern.of(root.getFileSystem(), glob));
    }

    /**
     * The files, unread.
     *
     * @return a source in the order of the names; it resumes after a name
     */
    public EventSource<GitFile> files() {
        return new GitFiles(this::list);
    }

    /**
     * What is in the files. Symbolic links are left out, as they may lead out of the tree.
     *
     * @param format makes items of the bytes of each
     * @param <T> the type of an item
     * @return a source; a file that is listed but deleted fails it
     */
    public <T> EventSource<T> read(Format<T> format) {
        return ChainedReader.source(() -> new Parts<>(parts(format), () -> {}));
    }

    private <T> List<Part<T>> parts(Format<T> format) throws IOException {
        return list().stream()
                .filter(file -> file.kind() != GitFile.Kind.LINK)
                .map(file -> new Part<>(file.name(), format.read(FileBytes.of(file.file()))))
                .toList();
    }

    private List<GitFile> list() throws IOException {
        return GitDirectory.of(root).index().files(root).stream()
                .filter(file -> pattern.matches(root.getFileSystem().getPath(file.name())))
                .toList();
    }
}
