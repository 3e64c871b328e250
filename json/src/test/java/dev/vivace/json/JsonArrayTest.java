package dev.vivace.json;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.BadItemException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

class JsonArrayTest {

    record Point(int x, List<Integer> more) {}

    private static final JsonArray<Point> POINTS = JsonArray.of(Point.class);

    @Test
    void elements_come_one_at_a_time_and_reading_goes_on_after_each() throws Exception {
        assertThat(Text.of("\n[{\"x\":1},\n {\"x\":2,\"more\":[1,2]} ,{\"x\":3}\n]\n")
                        .all(POINTS))
                .containsExactly("Point[x=1, more=null]", "Point[x=2, more=[1, 2]]", "Point[x=3, more=null]");
        assertThat(Text.of("[1,22 , 3,\"é\",true,[],{}]").all(JsonArray.of(JsonNode.class)))
                .containsExactly("1", "22", "3", "\"é\"", "true", "[]", "{}");
        assertThat(Text.of("[]").all(POINTS)).isEmpty();
        assertThat(Text.of("\uFEFF[1,2]").all(JsonArray.of(Integer.class))).containsExactly("1", "2");
        assertThat(Text.of("[{\"a\":1}]").all(JsonArray.of(new TypeReference<Map<String, Integer>>() {})))
                .containsExactly("{a=1}");
    }

    @Test
    void an_array_inside_the_document_is_found() throws Exception {
        String text = "{\"skip\":{\"items\":[9]},\"data\":[0,{\"no\":[8],\"items\":[1,2,3]}],\"rest\":bad";

        assertThat(Text.of(text).all(JsonArray.of(Integer.class).at("/data/1/items")))
                .containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1}     | /b   | there is nothing at /b",
                "{\"a\":1}     | /a   | there is no array but VALUE_NUMBER_INT at /a",
                "{\"a\":1}     | /a/b | there is nothing at /a/b",
                "{\"a\":[1]}   | /a/1 | there is nothing at /a/1",
                "[[1]]         | /x   | there is nothing at /x",
                "{}            | ''   | there is no array but START_OBJECT at the top",
                "''            | ''   | there is nothing at the top",
            })
    void an_array_that_is_not_there_fails_the_source(String json, String pointer, String message) {
        Text text = Text.of(json);

        assertThatThrownBy(() ->
                        JsonArray.of(JsonNode.class).at(pointer).read(text).open())
                .isInstanceOf(IOException.class)
                .hasMessage("t.json, line 1: " + message);
        assertThat(text.open()).isZero();
    }

    @Test
    void elements_that_do_not_fit_are_bad_and_the_rest_are_read() throws Exception {
        String text =
                "[{\"x\":1},\n{\"x\":{\"y\":[1,{}]},\"more\":[]},\n\"s\",null,{\"more\":[1,\"a\"],\"x\":2},{\"x\":5}]";
        List<String> all = Text.of(text).all(POINTS);

        assertThat(all).hasSize(6);
        assertThat(all.get(0)).isEqualTo("Point[x=1, more=null]");
        assertThat(all.get(1))
                .startsWith("!t.json, line 2, byte 10: Cannot deserialize")
                .contains("(at /x)");
        assertThat(all.get(2)).startsWith("!t.json, line 3, byte 40: ");
        assertThat(all.get(3)).isEqualTo("!t.json, line 3, byte 44: null is no item");
        assertThat(all.get(4)).startsWith("!t.json, line 3, byte 49: ").contains("(at /more/1)");
        assertThat(all.get(5)).isEqualTo("Point[x=5, more=null]");
    }

    @Test
    void a_bad_element_has_its_text() throws Exception {
        Text text = Text.of("[ {\"x\":{\"y\":\"é\"}} ]");
        try (var reader = POINTS.read(text).open()) {
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            BadItemException.class,
                            bad -> assertThat(bad.text()).isEqualTo("{\"x\":{\"y\":\"é\"}}"));
        }
        assertThat(text.open()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1,          | Unexpected end-of-input",
                "[1 2]        | Unexpected character ('2'",
                "[1]x         | Unrecognized token 'x'",
                "[1],2        | Unexpected character (','",
                "[1][2]       | there is more after the end of the array",
                "[1,{\"x\":]  | Unexpected character (']'",
            })
    void text_that_is_no_json_fails_the_source_after_what_came_before(String json, String message) throws Exception {
        try (var reader = JsonArray.of(Integer.class).read(Text.of(json)).open()) {
            assertThat(reader.next()).isEqualTo(1);
            assertThatThrownBy(() -> Text.rest(reader))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("t.json, line 1, byte ")
                    .hasMessageContaining(message);
        }
    }

    @Test
    void an_error_of_the_bytes_below_is_told_as_it_is() throws Exception {
        IOException truncated = new IOException("a.gz, byte 7: truncated");
        var source = JsonArray.of(Integer.class).read(offset -> new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given == 4) {
                    throw truncated;
                }
                return "[1,2".charAt(given++);
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                bytes[from] = (byte) read();
                return 1;
            }
        });

        try (var reader = source.open()) {
            assertThat(reader.next()).isEqualTo(1);
            assertThatThrownBy(() -> Text.rest(reader)).isSameAs(truncated);
        }
    }

    @Test
    void a_document_in_utf16_is_read_but_has_no_positions() throws Exception {
        try (var reader =
                JsonArray.of(Integer.class).read(Text.of("[1,2]", UTF_16LE)).open()) {
            assertThat(reader.next()).isEqualTo(1);
            assertThat(reader.position()).isEmpty();
            assertThat(reader.bytes()).isEqualTo(-1);
            assertThat(Text.rest(reader)).containsExactly("2");
        }
    }

    @Test
    void a_pointer_is_checked() {
        assertThatIllegalArgumentException().isThrownBy(() -> POINTS.at("a/b"));
    }
}
