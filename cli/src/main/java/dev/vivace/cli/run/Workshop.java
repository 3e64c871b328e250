package dev.vivace.cli.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A directory for classes that is gone when it is closed.
 *
 * @param directory where
 */
public record Workshop(Path directory) implements AutoCloseable {

    /**
     * Makes one.
     *
     * @return an empty directory that only this user may enter
     * @throws IOException when it cannot be made
     */
    public static Workshop open() throws IOException {
        return new Workshop(Files.createTempDirectory("vivace-run-"));
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure) throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
