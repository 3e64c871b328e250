package dev.vivace.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of the project, module by module. They are read from the build's own directories. */
final class Code {

    /** The modules that have code, in the order of the build. */
    static final List<String> MODULES = List.of(
            "api",
            "runtime",
            "pipelines",
            "orchestra",
            "files",
            "csv",
            "json",
            "jdbc",
            "http",
            "schedules",
            "warnings",
            "junit",
            "console",
            "slf4j",
            "context-propagation",
            "jfr",
            "logging",
            "micrometer",
            "opentelemetry",
            "testkit",
            "tck",
            "examples",
            "cli");

    private static final Path ROOT = root();

    private Code() {}

    /** What a module ships. */
    static JavaClasses of(String module) {
        return imported(Stream.of(main(module)));
    }

    /** What several modules ship. */
    static JavaClasses of(List<String> modules) {
        return imported(modules.stream().map(Code::main));
    }

    /** What all modules ship, and their tests. */
    static JavaClasses everything() {
        return imported(MODULES.stream().flatMap(module -> Stream.of(main(module), tests(module))));
    }

    private static Path main(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    private static Path tests(String module) {
        return ROOT.resolve(module).resolve("target/test-classes");
    }

    private static JavaClasses imported(Stream<Path> directories) {
        return new ClassFileImporter()
                .importPaths(directories.filter(Code::hasClasses).toList());
    }

    private static boolean hasClasses(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.anyMatch(file -> file.toString().endsWith(".class"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return here.endsWith("architecture-tests") ? here.getParent() : here;
    }
}
