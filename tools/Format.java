import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks or applies palantir-java-format to the Java files below a directory.
 *
 * <p>Spotless would run the formatter inside Maven's own JVM, and the formatter parses with the compiler of the JVM it
 * runs on: on a JDK 17 it cannot read this project. The build therefore runs this program with the toolchain's JDK 25.
 * It remembers the digests of files that were well formed, so an unchanged file costs one hash.
 *
 * <p>Arguments: {@code check} or {@code apply}, the directory, the index file, the formatter's version.
 */
public final class Format {
    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        Path directory = Path.of(args[1]);
        if (!Files.isDirectory(directory)) {
            return;
        }
        Path index = Path.of(args[2]);
        Set<String> known = Files.exists(index) ? new HashSet<>(Files.readAllLines(index)) : Set.of();
        Set<String> good = new TreeSet<>();
        List<String> bad = new ArrayList<>();
        for (Path file : javaFiles(directory)) {
            String text = Files.readString(file);
            String digest = digest(args[3], text);
            if (!known.contains(digest)) {
                String formatted = format(file, text, bad);
                if (formatted == null) {
                    continue;
                }
                if (!formatted.equals(text)) {
                    if (!apply) {
                        bad.add(file + ": not formatted");
                        continue;
                    }
                    Files.writeString(file, formatted);
                    System.out.println("formatted " + file);
                    digest = digest(args[3], formatted);
                }
            }
            good.add(digest);
        }
        Files.createDirectories(index.getParent());
        Files.write(index, good);
        if (!bad.isEmpty()) {
            bad.forEach(System.err::println);
            System.err.println("To format: mvn -q -Pformat process-sources");
            System.exit(1);
        }
    }

    private static List<Path> javaFiles(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static String digest(String version, String text) throws Exception {
        byte[] bytes = MessageDigest.getInstance("SHA-256").digest((version + '\n' + text).getBytes("UTF-8"));
        return HexFormat.of().formatHex(bytes);
    }

    /** Null when the file cannot be parsed; the reason is then among the failures. */
    private static String format(Path file, String text, List<String> failures) {
        try {
            return Lazy.FORMATTER.formatSourceAndFixImports(text);
        } catch (Exception unreadable) {
            failures.add(file + ": " + unreadable.getMessage());
            return null;
        }
    }

    /** Loads the formatter, which takes longer than everything else, only when a file has changed. */
    private static final class Lazy {
        static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
    }
}
