package dev.vivace.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.benchmarks.report.Results;
import dev.vivace.benchmarks.report.ResultsFile;
import dev.vivace.benchmarks.report.SomeOutcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void restore() {
        System.setOut(out);
        System.setErr(err);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void lists_workloads_and_rivals() {
        assertThat(Main.run("--list")).isZero();
        assertThat(printed()).contains("cancel-storm", "Resilience4j", "Vivace SHARED");
    }

    @Test
    void wrong_options_are_told_in_a_sentence() {
        assertThat(Main.run("--fast")).isEqualTo(2);
        assertThat(Main.run("--mode=slow")).isEqualTo(2);
        assertThat(Main.run("--only=nothing")).isEqualTo(2);
        assertThat(Main.run("--rivals=(")).isEqualTo(2);
        assertThat(printed().lines())
                .hasSize(4)
                .allMatch(line -> line.endsWith("; --help tells what there is."))
                .anyMatch(line -> line.startsWith("no workload is called \"nothing\""));
    }

    @Test
    void there_must_be_results_to_render(@TempDir Path empty) {
        assertThat(Main.run("--render", "--output", empty.toString())).isEqualTo(2);
        assertThat(printed()).startsWith("there are no results in ");
    }

    @Test
    void renders_the_page_of_results(@TempDir Path directory) throws Exception {
        ResultsFile.write(SomeResults.of("spawn"), directory.resolve(Pages.JSON));

        assertThat(Main.run("--render", "--output", directory.toString())).isZero();

        assertThat(Files.readString(directory.resolve(Pages.PAGE))).contains("### spawn");
        assertThat(directory.resolve("images/performance-spawn.svg")).isNotEmptyFile();
        assertThat(ResultsFile.read(directory.resolve(Pages.JSON))).isEqualTo(SomeResults.of("spawn"));
    }

    @Test
    void results_of_another_machine_are_left_alone(@TempDir Path directory) throws Exception {
        ResultsFile.write(SomeResults.of("spawn"), directory.resolve(Pages.JSON));

        assertThat(Main.run("--only=spawn", "--output", directory.toString())).isEqualTo(2);

        assertThat(printed()).contains("has results of another machine or JVM");
        assertThat(ResultsFile.read(directory.resolve(Pages.JSON))).isEqualTo(SomeResults.of("spawn"));
    }

    @Test
    void checks_what_was_chosen() {
        assertThat(Main.run("--check", "--only=spawn", "--rivals=^Vivace SHARED$"))
                .isZero();
        assertThat(printed().lines()).hasSize(2).last().isEqualTo("all results are right");
    }

    /** Results that nobody measured. */
    private static final class SomeResults {
        static Results of(String workload) {
            return new Results(SomeOutcome.machine(), List.of(SomeOutcome.of(workload)));
        }
    }
}
