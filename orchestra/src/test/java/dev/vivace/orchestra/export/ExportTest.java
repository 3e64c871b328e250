package dev.vivace.orchestra.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.lifecycle.TaskStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures are whole, and names cannot break out of them. */
class ExportTest {

    private static final Picture INNER = new Picture(
            "inner",
            List.of(new Picture.Node("i3", "deep", TaskStatus.FAILED, "LOW", List.of(), List.of())),
            List.of());
    private static final Picture PICTURE = new Picture(
            "night \"1\"",
            List.of(
                    new Picture.Node("i1", "a\"]\\; --> x", TaskStatus.COMPLETED, "NORMAL", List.of("g\n"), List.of()),
                    new Picture.Node("i2", "b", TaskStatus.RUNNING, "HIGH", List.of(), List.of("i1", "gone"))),
            List.of(INNER));

    @Test
    void dot() {
        assertThat(Dot.of(PICTURE).lines())
                .contains(
                        "digraph \"night \\\"1\\\"\" {",
                        "  n0 [label=\"a\\\"]\\\\; --> x\\nCOMPLETED\", fillcolor=palegreen];",
                        "  subgraph cluster_c0 {",
                        "    n2 [label=\"deep\\nFAILED\", fillcolor=salmon];",
                        "  n0 -> n1;")
                .doesNotContain("gone");
    }

    @Test
    void mermaid() {
        assertThat(Mermaid.of(PICTURE).lines())
                .contains(
                        "flowchart LR",
                        "    n0[\"a#34;#93;#92;#59; --#62; x<br/>COMPLETED\"]:::completed",
                        "    subgraph c0[\"inner\"]",
                        "    n0 --> n1");
    }

    @Test
    void json() {
        assertThat(Json.of(PICTURE))
                .isEqualTo("{\"name\":\"night \\\"1\\\"\",\"tasks\":["
                        + "{\"id\":\"i1\",\"name\":\"a\\\"]\\\\; --> x\",\"status\":\"COMPLETED\","
                        + "\"priority\":\"NORMAL\",\"groups\":[\"g\\u000a\"]},"
                        + "{\"id\":\"i2\",\"name\":\"b\",\"status\":\"RUNNING\",\"priority\":\"HIGH\",\"groups\":[]}],"
                        + "\"edges\":[{\"dependent\":\"i2\",\"dependency\":\"i1\"},"
                        + "{\"dependent\":\"i2\",\"dependency\":\"gone\"}],"
                        + "\"contexts\":[{\"name\":\"inner\",\"tasks\":[{\"id\":\"i3\",\"name\":\"deep\","
                        + "\"status\":\"FAILED\",\"priority\":\"LOW\",\"groups\":[]}],\"edges\":[],\"contexts\":[]}]}");
    }

    @Test
    void half_a_character_is_escaped() {
        assertThat(Json.of(new Picture("\ud83d", List.of(), List.of()))).startsWith("{\"name\":\"\\ud83d\"");
    }
}
