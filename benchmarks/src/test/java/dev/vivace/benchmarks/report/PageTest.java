package dev.vivace.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PageTest {

    private final Results results = new Results(SomeOutcome.machine(), List.of(SomeOutcome.of("work")));
    private final String page = new Page(results, "images").text();

    @Test
    void says_where_and_beside_what_it_was_measured() {
        assertThat(page)
                .contains("| Machine | a processor, 2 processors, 8.00 GiB |")
                .contains("| Mode | quick |")
                .contains("| Load | at most 1.50 when a workload began; meanwhile other programs took 25 % of the"
                        + " processors on average")
                .contains("Mode quick, commit abc, begun 2026-01-01T00:00:00Z with a load of 1.5;");
    }

    @Test
    void compares_targets_with_what_was_seen() {
        assertThat(page.lines()
                        .filter(line -> line.startsWith("| [work](#work) | "))
                        .limit(3))
                .satisfiesExactly(
                        line -> assertThat(line).contains("at most half", "Vivace / bare", "| 0.25 | met |"),
                        line -> assertThat(line).contains("at most 70 ns", "| 50.0 |", "| met |"),
                        line -> assertThat(line).endsWith("| **failed** |"));
    }

    @Test
    void flags_what_grows_too_fast() {
        assertThat(page).contains("| Vivace | 10 / 100 | 10.0 / 100 | 2.00 | **worse than linear** |");
    }

    @Test
    void a_rival_that_failed_has_its_reason() {
        assertThat(page).contains("| broken | failed: it / broke |");
    }

    @Test
    void ratios_are_taken_within_a_round() {
        Spread ratios = Spread.ofRatios(List.of(List.of(1.0), List.of(20.0)), List.of(List.of(2.0), List.of(40.0)));

        assertThat(ratios).isEqualTo(new Spread(0.5, 0.5, 0.5));
    }

    @Test
    void sorting_may_take_n_log_n() {
        Growth sorts = new Growth("Vivace", List.of(point(1_000), point(10_000), point(100_000)), true);

        assertThat(sorts.exponent()).isEqualTo(1.11, offset(0.02));
        assertThat(sorts.tooSteep()).isFalse();
        assertThat(new Growth("Vivace", sorts.points(), false).tooSteep()).isTrue();
    }

    private static Growth.Point point(int items) {
        return new Growth.Point(items, items * Math.log(items));
    }

    @Test
    void the_picture_is_well_formed() throws Exception {
        byte[] svg = Chart.of(SomeOutcome.of("work")).getBytes(StandardCharsets.UTF_8);
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg))
                .getDocumentElement();

        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getElementsByTagName("rect").getLength()).isEqualTo(2);
    }
}
