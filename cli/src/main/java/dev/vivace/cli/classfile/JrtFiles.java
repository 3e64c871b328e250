package dev.vivace.cli.classfile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The class files of the JDK that runs this, as its {@code jrt:/} file system shows them. */
public final class JrtFiles {

    private static final Path MODULES =
            FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");

    private JrtFiles() {}

    /**
     * The names of all modules.
     *
     * @return in alphabetical order
     * @throws IOException when the file system cannot be read
     */
    public static List<String> moduleNames() throws IOException {
        try (Stream<Path> modules = Files.list(MODULES)) {
            return modules.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /**
     * Finds the class files of a module.
     *
     * @param module its name
     * @return its packages, in alphabetical order
     * @throws IOException when the module cannot be read
     */
    public static ModuleFiles module(String module) throws IOException {
        Map<String, List<Path>> packages = new TreeMap<>();
        Path root = MODULES.resolve(module);
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .forEach(file -> packages.computeIfAbsent(packageOf(root.relativize(file)), _ -> new ArrayList<>())
                            .add(file));
        }
        return new ModuleFiles(
                module,
                packages.entrySet().stream()
                        .map(entry -> new PackageFiles(module, entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static String packageOf(Path file) {
        Path directory = file.getParent();
        return directory == null
                ? PackageFiles.NO_PACKAGE
                : directory.toString().replace('/', '.');
    }
}
