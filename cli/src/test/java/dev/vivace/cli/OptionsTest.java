package dev.vivace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OptionsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--modules=java.sqll    | this JDK has no module 'java.sqll'; did you mean java.sql?",
                "--modules=x.y          | this JDK has no module 'x.y'; 'java --list-modules' shows what there is",
                "--top=0                | --top must be at least 1, was 0",
                "--top=many             | Invalid value for option '--top': 'many' is not an int",
                "--parallel=-1          | --parallel must be at least 1, was -1",
                "--json=/no/such/x.json | --json: there is no directory",
                "--console-port=99      | --console-port needs --console",
                "--bogus                | Unknown option: '--bogus'"
            })
    void aWrongOptionIsNamedAndEndsWithTwo(String option, String message) {
        assertThat(execute("demo", option)).isEqualTo(2);

        assertThat(err.toString()).contains(message).contains("vivace demo --help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aDirectoryIsNoFile(@TempDir Path directory) {
        assertThat(execute("demo", "--json", directory.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("is a directory");
    }

    @Test
    void anUnknownCommandIsCorrected() {
        assertThat(execute("dem")).isEqualTo(2);

        assertThat(err.toString()).contains("Did you mean").contains("vivace demo");
    }

    @ParameterizedTest
    @CsvSource({"--help", "demo --help", "help demo", "help", "''"})
    void helpIsNoError(String line) {
        assertThat(execute(line.isEmpty() ? new String[0] : line.split(" "))).isZero();

        assertThat(out.toString()).contains("Usage: vivace").doesNotContain("\u001B");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theVersionNamesTheJavaThatRunsIt() {
        assertThat(execute("--version")).isZero();

        assertThat(out.toString())
                .startsWith("vivace ")
                .contains(Runtime.version().toString());
    }

    private int execute(String... args) {
        CommandLine command = Main.commandLine(Terminal.PLAIN);
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
