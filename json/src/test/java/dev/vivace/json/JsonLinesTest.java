package dev.vivace.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.BadItemException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesTest {

    record Point(int x, String name) {}

    private static final JsonLines<Point> POINTS = JsonLines.of(Point.class);

    @Test
    void a_value_per_line_and_blank_lines_are_left_out() throws Exception {
        assertThat(Text.of("{\"x\":1,\"name\":\"é\"}\r\n\n \t\n{\"x\":2,\"name\":null}")
                        .all(POINTS))
                .containsExactly("Point[x=1, name=é]", "Point[x=2, name=null]");
        assertThat(Text.of("").all(POINTS)).isEmpty();
        assertThat(Text.of("[1]\n2\n\"s\"").all(JsonLines.of(JsonNode.class))).containsExactly("[1]", "2", "\"s\"");
        assertThat(Text.of("{\"a\":[1,2]}").all(JsonLines.of(new TypeReference<Map<String, List<Integer>>>() {})))
                .containsExactly("{a=[1, 2]}");
    }

    @Test
    void bad_lines_are_bad_items_and_the_rest_are_read() throws Exception {
        String good = "{\"x\":1,\"name\":\"a\"}\n";
        List<String> all = Text.of(good + "{\"x\":}\n" + good + "{\"x\":\"y\"}\nnull\n{}{}\n{\"x\":1\n" + good)
                .all(POINTS);

        assertThat(all).hasSize(8);
        assertThat(all.get(0))
                .isEqualTo("Point[x=1, name=a]")
                .isEqualTo(all.get(2))
                .isEqualTo(all.get(7));
        assertThat(all.get(1))
                .startsWith("!t.json, line 2, byte 19: Unexpected character ('}'")
                .contains("at byte ");
        assertThat(all.get(3))
                .startsWith("!t.json, line 4, byte 45: Cannot deserialize")
                .contains("(at /x)");
        assertThat(all.get(4)).isEqualTo("!t.json, line 5, byte 55: null is no item");
        assertThat(all.get(5)).startsWith("!t.json, line 6, byte 60: ");
        assertThat(all.get(6)).startsWith("!t.json, line 7, byte 65: Unexpected end");
    }

    @Test
    void a_bad_item_has_its_text() throws Exception {
        try (var reader = POINTS.read(Text.of("{bad}\n")).open()) {
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            BadItemException.class,
                            bad -> assertThat(bad.text()).isEqualTo("{bad}"));
        }
    }

    @Test
    void text_that_is_not_utf8_is_a_bad_line() throws Exception {
        byte[] bytes = "\"a\"\n\"X\"\n\"b\"\n".getBytes();
        bytes[5] = (byte) 0xC3;

        assertThat(new Text(bytes).all(JsonLines.of(String.class)))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("!t.json, line 2, byte 4: Invalid UTF-8");
    }

    @Test
    void a_mark_is_left_out_and_that_of_another_charset_refused() throws Exception {
        assertThat(Text.of("\uFEFF1\n2").all(JsonLines.of(Integer.class))).containsExactly("1", "2");
        assertThat(Text.of("\uFEFF\n2").all(JsonLines.of(Integer.class))).containsExactly("2");
        try (var reader = POINTS.read(Text.of("\uFEFF1\n", UTF_16LE)).open()) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(IOException.class)
                    .hasMessage("t.json, byte 0: begins with the mark of UTF-16, but JSON lines are UTF-8");
        }
    }

    @Test
    void long_lines_are_bad_and_never_held() throws Exception {
        String text = "1234\n\"" + "x".repeat(500_000) + "\"\n12345\n5";

        assertThat(Text.of(text).all(JsonLines.of(Object.class).withMaxLength(4)))
                .containsExactly(
                        "1234",
                        "!t.json, line 2, byte 5: the line is longer than 4 bytes",
                        "!t.json, line 3, byte 500008: the line is longer than 4 bytes",
                        "5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POINTS.withMaxLength(0))
                .withMessageContaining("was 0");
    }

    @Test
    void the_limits_of_a_mapper_of_ones_own_hold() throws Exception {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(2)
                                .build())
                        .build())
                .build();

        assertThat(Text.of("[[[1]]]\n[[1]]").all(JsonLines.of(Object.class).with(mapper)))
                .hasSize(2)
                .first()
                .asString()
                .contains("nesting depth");
    }

    @Test
    void a_strange_position_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POINTS.read(Text.of("")).openAt("x:1"))
                .withMessageContaining("was \"x:1\"");
    }
}
