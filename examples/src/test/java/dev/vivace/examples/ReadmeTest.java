package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents show is what the build compiles and runs: each of its lines is in an example. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_quick_start_is_the_example() throws IOException {
        assertThat(shown("README.md"))
                .hasSizeGreaterThan(10)
                .isSubsetOf(example(sources().resolve("QuickStart.java")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipelines.md", "telemetry.md", "metrics.md", "warnings.md"})
    void a_guide_shows_examples(String guide) throws IOException {
        try (Stream<Path> files = Files.list(sources())) {
            List<String> examples = files.filter(Files::isRegularFile)
                    .flatMap(file -> example(file).stream())
                    .toList();
            assertThat(shown("docs/guides/" + guide)).hasSizeGreaterThan(10).isSubsetOf(examples);
        }
    }

    /** The lines of code in a document. */
    private static List<String> shown(String document) throws IOException {
        return SNIPPET.matcher(Files.readString(root().resolve(document)))
                .results()
                .map((MatchResult snippet) -> snippet.group(1))
                .flatMap(snippet -> lines(snippet).stream())
                .toList();
    }

    private static List<String> example(Path file) {
        try {
            return lines(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static Path sources() {
        return root().resolve("examples/src/main/java/dev/vivace/examples");
    }

    /** The tests of a module run in its folder. */
    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
