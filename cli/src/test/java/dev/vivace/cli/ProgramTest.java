package dev.vivace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisabledOnOs(OS.WINDOWS) // has no signals
class ProgramTest {

    @TempDir
    private Path directory;

    @Test
    void aRunThatIsLeftAloneEndsWithZero() throws IOException, InterruptedException {
        try (Program program = Program.start(directory, "demo", "--modules", "java.sql,jdk.net")) {
            assertThat(program.awaitEnd()).isZero();

            assertThat(program.output())
                    .contains("Complete. The second count found the same.")
                    .doesNotContain("\u001B", "\r");
            assertThat(result().at("/outcome").asString()).isEqualTo("COMPLETE");
            assertThat(result().at("/check/equal").asBoolean()).isTrue();
        }
    }

    @Test
    void ctrlCStopsItWithPartialResults() throws IOException, InterruptedException {
        try (Program program = held("polite")) {
            program.interrupt();

            assertThat(program.awaitEnd()).isEqualTo(130);
            assertPartial(program);
        }
    }

    @Test
    void aSecondCtrlCKillsWhatDoesNotStop() throws IOException, InterruptedException {
        try (Program program = held("stubborn")) {
            program.interrupt();
            program.awaitLine("Stopping.");
            program.interrupt();

            assertThat(program.awaitEnd()).isEqualTo(130);
            assertPartial(program);
            assertThat(result().at("/abandoned")).isEmpty();
        }
    }

    @Test
    void aSecondCtrlCAbandonsWhatCannotBeKilled() throws IOException, InterruptedException {
        try (Program program = held("deaf")) {
            program.interrupt();
            program.awaitLine("Stopping.");
            program.interrupt();

            assertThat(program.awaitEnd()).isEqualTo(130);
            assertPartial(program);
            assertThat(program.output()).contains("Abandoned, still running\n  jdk/map/rank\n");
            assertThat(result().at("/abandoned/0").asString()).isEqualTo("jdk/map/rank");
        }
    }

    private Program held(String how) throws IOException {
        Program program = Program.start(directory, "demo", "--modules", "java.sql", "--hold", how);
        program.awaitLine("holding");
        return program;
    }

    private void assertPartial(Program program) throws IOException {
        assertThat(program.output())
                .contains(
                        "Stopping.",
                        "Unfinished steps\n  jdk/map/rank\n  jdk/map/check\n",
                        "Stopped by Ctrl-C.",
                        "class files");
        assertThat(result().at("/outcome").asString()).isEqualTo("INTERRUPTED");
        assertThat(result().at("/totals/classes").asInt()).isPositive();
        assertThat(result().at("/unfinished/0").asString()).isEqualTo("jdk/map/rank");
    }

    private JsonNode result() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(directory.resolve("vivace-demo.json")));
    }
}
