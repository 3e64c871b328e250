package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the build compiles and runs: each line of its quick start is in {@link QuickStart}. */
class ReadmeTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_quick_start_is_the_example() throws IOException {
        Path root = root();
        List<String> example =
                lines(Files.readString(root.resolve("examples/src/main/java/dev/vivace/examples/QuickStart.java")));
        Matcher snippet = SNIPPET.matcher(Files.readString(root.resolve("README.md")));
        assertThat(snippet.find()).as("README.md has a quick start").isTrue();
        assertThat(lines(snippet.group(1))).hasSizeGreaterThan(10).isSubsetOf(example);
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** The tests of a module run in its folder. */
    private static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
