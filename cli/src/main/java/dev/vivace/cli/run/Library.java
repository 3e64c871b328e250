package dev.vivace.cli.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a single-file program has on its class path. */
public final class Library {

    /** Where the launcher script keeps the jars of all modules; without it, what this program itself runs on. */
    public static final String PROPERTY = "vivace.run.path";

    private Library() {}

    /**
     * The class path: every jar of every directory of jars, by name.
     *
     * @return files and directories, as the option of java and javac takes them
     */
    public static String classPath() {
        String own = System.getProperty("jdk.module.path", System.getProperty("java.class.path"));
        String given = Objects.requireNonNull(System.getProperty(PROPERTY, own), "no class path");
        return Stream.of(given.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .flatMap(entry -> jarsOrItself(Path.of(entry).toAbsolutePath()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> jarsOrItself(Path entry) {
        if (!Files.isDirectory(entry)) {
            return Stream.of(entry);
        }
        try (Stream<Path> files = Files.list(entry)) {
            var jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            return jars.isEmpty() ? Stream.of(entry) : jars.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
