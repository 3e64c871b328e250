package dev.vivace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Ink NO_INK = new Ink(false);

    private final Table table = Table.of("Modules", "classes", "size")
            .row("java.base", 7401, "29.6 MB")
            .row("java.sql", 77, "144.5 kB");

    @Test
    void alignsTextToTheLeftAndNumbersToTheRight() {
        assertThat(table.lines(80, NO_INK))
                .containsExactly(
                        "  Modules    classes      size", //
                        "  java.base    7,401   29.6 MB",
                        "  java.sql        77  144.5 kB");
    }

    @Test
    void shortensTheFirstColumnAtItsBeginningWhereThereIsNoRoom() {
        List<String> lines = Table.of("Most called methods", "sites")
                .row("java.lang.StringBuilder.append(String)", 5)
                .lines(40, NO_INK);

        assertThat(lines)
                .containsExactly("  Most called methods             sites", "  ..StringBuilder.append(String)      5");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThan(41));
    }

    @Test
    void printsItsHeadingsBoldWhereThereAreColours() {
        assertThat(table.lines(80, new Ink(true)).getFirst())
                .startsWith("\u001B[1m")
                .endsWith("\u001B[0m");
    }

    @Test
    void isEmptyWithoutRows() {
        assertThat(Table.of("a", "b").isEmpty()).isTrue();
        assertThat(table.isEmpty()).isFalse();
    }
}
