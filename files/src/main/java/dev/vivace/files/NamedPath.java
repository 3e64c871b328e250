package dev.vivace.files;

import java.nio.file.Path;

/** A file with the name it has below a directory, {@code /} between the parts on every system. */
record NamedPath(String name, Path file) {

    static NamedPath of(Path directory, Path file) {
        String name = directory.relativize(file).toString();
        return new NamedPath(name.replace(file.getFileSystem().getSeparator(), "/"), file);
    }
}
