package dev.vivace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonFileTest {

    @TempDir
    private Path directory;

    @Test
    void hasTheWholeResult() {
        JsonNode json = written(Reports.complete());

        assertThat(json.at("/outcome").asString()).isEqualTo("COMPLETE");
        assertThat(json.at("/totals/instructions").asLong()).isEqualTo(4_038);
        assertThat(json.at("/check/rows/0/again").asLong()).isEqualTo(77);
        assertThat(json.at("/modules/0/packages/0/totals/bytes").asLong()).isEqualTo(144_474);
        assertThat(json.at("/mostCalled/0/callSites").asInt()).isEqualTo(39);
        assertThat(json.at("/deprecated/mostCalled/0/forRemoval").asBoolean()).isTrue();
        assertThat(json.at("/tasks/0/byStatus/COMPLETED").asInt()).isEqualTo(2);
        assertThat(json.at("/phases/0/seconds").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/cost/cpuProvenance").asString()).isEqualTo("MEASURED");
    }

    @Test
    void saysWhatWasNotReached() {
        JsonNode json = written(Reports.interrupted());

        assertThat(json.at("/check").isNull()).isTrue();
        assertThat(json.at("/phases/1/seconds").isNull()).isTrue();
        assertThat(json.at("/unfinished")).hasSize(2);
        assertThat(json.at("/modules/0/unfinished/0").asString()).isEqualTo("javax.sql");
    }

    private JsonNode written(Report report) {
        Path file = directory.resolve("result.json");
        JsonFile.write(report, file);
        return JsonMapper.shared().readTree(file);
    }
}
