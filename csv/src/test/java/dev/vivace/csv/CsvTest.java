package dev.vivace.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.EventSource.Reader;
import dev.vivace.stream.Format;
import dev.vivace.stream.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    /** Bytes that know how many streams of theirs are open. */
    private static final class Text implements Format.Bytes {

        private final byte[] bytes;
        private int open;

        Text(byte[] bytes) {
            this.bytes = bytes;
        }

        Text(String text, Charset charset) {
            this(text.getBytes(charset));
        }

        @Override
        public InputStream open(long offset) {
            open++;
            return new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset) {
                @Override
                public void close() {
                    open--;
                }
            };
        }

        @Override
        public String name() {
            return "t.csv";
        }
    }

    private static Text text(String text) {
        return new Text(text, UTF_8);
    }

    private static String one(Reader<CsvRow> reader) throws Exception {
        try {
            CsvRow row = reader.next();
            return row == null ? null : row.toString();
        } catch (BadItemException e) {
            return "!" + e.getMessage();
        }
    }

    private static List<String> rest(Reader<CsvRow> reader) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String row = one(reader); row != null; row = one(reader)) {
            rows.add(row);
        }
        return rows;
    }

    private static List<String> all(EventSource<CsvRow> source) throws Exception {
        try (Reader<CsvRow> reader = source.open()) {
            return rest(reader);
        }
    }

    /** All rows; checks that reading can go on after each of them, and that everything was closed. */
    private static List<String> all(Csv csv, Text text) throws Exception {
        EventSource<CsvRow> source = csv.read(text);
        List<String> all = all(source);
        try (Reader<CsvRow> reader = source.open()) {
            for (int i = 1; i <= all.size(); i++) {
                one(reader);
                String position = reader.position().orElseThrow();
                try (Reader<CsvRow> resumed = source.openAt(position)) {
                    assertThat(rest(resumed))
                            .as("after row %d, at %s", i, position)
                            .isEqualTo(all.subList(i, all.size()));
                }
            }
        }
        assertThat(text.open).isZero();
        return all;
    }

    private static CsvRow first(Csv csv, String text) throws Exception {
        try (Reader<CsvRow> reader = csv.read(text(text)).open()) {
            return reader.next();
        }
    }

    @Test
    void fields_have_names_and_numbers() throws Exception {
        CsvRow row = first(Csv.withHeader(), "id,name,note\r\n7,\"Ada, \"\"A\"\"\nL.\",\r\n");

        assertThat(row.field("id")).isEqualTo("7");
        assertThat(row.field("name")).isEqualTo("Ada, \"A\"\nL.");
        assertThat(row.field(2)).isEmpty();
        assertThat(row.size()).isEqualTo(3);
        assertThat(row.columns()).containsExactly("id", "name", "note");
        assertThat(row.toMap()).isEqualTo(Map.of("id", "7", "name", "Ada, \"A\"\nL.", "note", ""));
        assertThat(row.place()).isEqualTo(new Place("t.csv", 2, 14));
    }

    @Test
    void an_unknown_column_names_the_known_ones() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first(Csv.withHeader(), "id,name\n1,2").field("nam"))
                .withMessage("there is no column \"nam\", the columns are id, name");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> first(Csv.withoutHeader(), "id,name").field("id"))
                .withMessageContaining("the text has no header");
        assertThatThrownBy(() -> first(Csv.withHeader(), "id\n1").field(1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("t.csv, line 2, byte 3: the row has 1 fields, there is no field 1");
    }

    @Test
    void separator_quote_and_comment_are_chosen() throws Exception {
        Csv csv = Csv.withoutHeader().separator(';').quote('\'').comment('%');

        assertThat(all(csv, text("a;'b;c'\n%no\n\n\"d\";e"))).containsExactly("[a, b;c]", "[\"d\", e]");
        assertThat(all(Csv.withoutHeader(), text("#a,b"))).containsExactly("[#a, b]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.withHeader().separator('"'))
                .withMessageContaining("must differ");
        assertThatIllegalArgumentException().isThrownBy(() -> Csv.withHeader().comment('\n'));
    }

    @Test
    void malformed_quotes_are_bad_rows_with_place_and_text() throws Exception {
        String text = "a,b\n1,2\n\n\"x\"y,3\r\n4,5\n6,\"open\n7,8\n";

        assertThat(all(Csv.withHeader(), text(text)))
                .containsExactly(
                        "[1, 2]",
                        "!t.csv, line 4, byte 9: Unexpected character after closing quote: 'y' (0x79)",
                        "[4, 5]",
                        "!t.csv, line 6, byte 21: Unclosed quoted field at end of input",
                        "[7, 8]");
        try (Reader<CsvRow> reader = Csv.withHeader().read(text(text)).open()) {
            reader.next();
            assertThatThrownBy(reader::next)
                    .isInstanceOfSatisfying(
                            BadItemException.class,
                            bad -> assertThat(bad.text()).isEqualTo("\"x\"y,3"));
        }
    }

    @Test
    void every_row_can_be_malformed() throws Exception {
        assertThat(all(Csv.withoutHeader(), text("\"a\"b\n\"c\"d\r\"e\"f")))
                .hasSize(3)
                .allMatch(row -> row.startsWith("!"));
    }

    @Test
    void ragged_rows_are_bad_or_accepted_or_skipped() throws Exception {
        String text = "a,b\n1\n2,3\n4,5,6\n";

        assertThat(all(Csv.withHeader(), text(text)))
                .containsExactly(
                        "!t.csv, line 2, byte 4: the row has 1 field, not 2",
                        "[2, 3]",
                        "!t.csv, line 4, byte 10: the row has 3 fields, not 2");
        assertThat(all(Csv.withHeader().ragged(RaggedRows.SKIP), text(text))).containsExactly("[2, 3]");
        assertThat(all(Csv.withHeader().ragged(RaggedRows.ACCEPT), text(text)))
                .containsExactly("[1]", "[2, 3]", "[4, 5, 6]");
        assertThat(all(Csv.withoutHeader(), text(text)))
                .hasSize(4)
                .element(1)
                .asString()
                .startsWith("!");
        assertThatThrownBy(() ->
                        first(Csv.withHeader().ragged(RaggedRows.ACCEPT), text).field("b"))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("no \"b\"");
    }

    @Test
    void text_that_is_not_in_the_charset_is_a_bad_row() throws Exception {
        byte[] bytes = "a,b\né,\uFFFD\nX,é\nlast,1".getBytes(UTF_8);
        bytes[11] = (byte) 0xC3;

        assertThat(all(Csv.withHeader(), new Text(bytes)))
                .containsExactly("[é, \uFFFD]", "!t.csv, line 3, byte 11: field 0 is not UTF-8", "[last, 1]");
    }

    @Test
    void halves_of_a_character_in_two_fields_are_not_one() throws Exception {
        byte[] bytes = "XX,Y\n".getBytes(UTF_8);
        bytes[1] = (byte) 0xC3;
        bytes[3] = (byte) 0xA9;

        assertThat(all(Csv.withoutHeader(), new Text(bytes)))
                .singleElement()
                .asString()
                .contains("field 0 is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-32", "IBM037"})
    void reads_and_resumes_in_any_charset(String name) throws Exception {
        Text text = new Text("a,b\né,\"ü\nx\"\n1,2\n", Charset.forName(name));

        assertThat(all(Csv.withHeader().in(Charset.forName(name)), text)).containsExactly("[é, ü\nx]", "[1, 2]");
    }

    @Test
    void other_charsets_count_rows_and_fail_where_text_is_malformed() throws Exception {
        Csv csv = Csv.withoutHeader().in(UTF_16LE);
        try (Reader<CsvRow> reader = csv.read(new Text("a\n\"b\"c\n", UTF_16LE)).open()) {
            assertThat(reader.next().place()).isEqualTo(new Place("t.csv", 1, -1));
            assertThat(reader.bytes()).isEqualTo(-1);
            assertThat(reader.position()).contains("#1");
            assertThatThrownBy(reader::next)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("t.csv, line 2: Unexpected character");
        }
        assertThatThrownBy(() -> all(csv.read(new Text(new byte[] {'a', 0, 0, (byte) 0xDC, '\n', 0}))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("t.csv, in the row at line 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> csv.read(new Text("a", UTF_16LE)).openAt("0:0+1"))
                .withMessageContaining("must look like #4");
        assertThatThrownBy(() -> csv.read(new Text("a", UTF_16LE)).openAt("#2"))
                .hasMessageContaining("cannot go on after row 2, there are 1");
    }

    @Test
    void a_mark_is_left_out_and_a_foreign_one_refused() throws Exception {
        assertThat(all(Csv.withHeader(), text("\uFEFFa,b\n1,2"))).containsExactly("[1, 2]");
        assertThat(first(Csv.withHeader(), "\uFEFFa,b\n1,2").field("a")).isEqualTo("1");
        assertThat(all(Csv.withHeader().in(UTF_16), new Text("\uFEFFa\n1", UTF_16LE)))
                .containsExactly("[1]");
        assertThatThrownBy(() ->
                        Csv.withHeader().read(new Text("\uFEFFa", UTF_16LE)).open())
                .hasMessageContaining("begins with the mark of UTF-16LE, but is read as UTF-8");
    }

    @Test
    void a_bad_header_fails_the_source() {
        assertThatThrownBy(() -> Csv.withHeader().read(text("")).open())
                .isInstanceOf(IOException.class)
                .hasMessage("t.csv: is empty, a header was expected");
        assertThatThrownBy(() -> Csv.withHeader().read(text("a,b,a\n")).open())
                .hasMessage("t.csv, line 1, byte 0: the header has the column \"a\" twice");
        Text malformed = text("\"a\"x\n");
        assertThatThrownBy(() -> Csv.withHeader().read(malformed).open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the header cannot be read: t.csv, line 1, byte 0");
        assertThat(malformed.open).isZero();
    }

    @Test
    void long_rows_and_many_fields_are_bad_rows() throws Exception {
        String text = "12345,1\n" + "x".repeat(100_000) + ",1\n1,12345\n1,\"" + "y".repeat(100_000) + "\"\n1,1\n";
        assertThat(all(Csv.withoutHeader().withMaxRowLength(3), text("a,b\n1,234\n")))
                .containsExactly("[a, b]", "!t.csv, line 2, byte 4: the row is longer than 3 characters");

        assertThat(all(Csv.withoutHeader().withMaxRowLength(6), text(text)))
                .containsExactly(
                        "[12345, 1]",
                        "!t.csv, line 2, byte 8: the row is longer than 6 characters; is a quote not closed?",
                        "[1, 12345]",
                        "!t.csv, line 4, byte 100019: the row is longer than 6 characters; is a quote not closed?",
                        "[1, 1]");
        assertThat(all(Csv.withoutHeader().withMaxFields(2), text("1,2\n1,2,3\n")))
                .containsExactly("[1, 2]", "!t.csv, line 2, byte 4: the row has more than 2 fields");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.withHeader().withMaxFields(0))
                .withMessageContaining("maxFields must be 1 to");
    }

    @Test
    void rows_of_random_fields_come_out_as_they_went_in() throws Exception {
        long seed = 20261122;
        Random random = new Random(seed);
        String[] pieces = {"a", "é", "\u20AC", "\"\"", ",", "\n", "\r\n", "x".repeat(300), "\uD83D\uDE00", ""};
        List<List<String>> rows = IntStream.range(0, 400)
                .mapToObj(i -> IntStream.range(0, 3)
                        .mapToObj(j -> random.ints(random.nextInt(8), 0, i % 3 == 0 ? pieces.length : 1)
                                .mapToObj(piece -> pieces[piece])
                                .collect(Collectors.joining()))
                        .toList())
                .toList();
        String text = rows.stream()
                .map(row -> row.stream().map(field -> "\"" + field + "\"").collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining());
        List<String> expected =
                rows.stream().map(row -> row.toString().replace("\"\"", "\"")).toList();

        assertThat(all(Csv.withoutHeader(), text(text))).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void rows_that_are_kept_stay_as_they_were() throws Exception {
        List<String> lines = IntStream.range(0, 3_000)
                .mapToObj(i -> i + "," + "x".repeat(i % 97) + "," + (i % 7 == 0 ? "é".repeat(i % 5000) : "e"))
                .toList();
        List<CsvRow> kept = new ArrayList<>();
        try (Reader<CsvRow> reader =
                Csv.withoutHeader().read(text(String.join("\n", lines))).open()) {
            for (CsvRow row = reader.next(); row != null; row = reader.next()) {
                kept.add(row);
            }
        }

        assertThat(kept).extracting(row -> String.join(",", row.fields())).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1:2", "#", "#-1", "a:b+c", "-1:0+1"})
    void a_strange_position_is_refused(String position) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Csv.withHeader().read(text("a\n1")).openAt(position))
                .withMessageContaining("was \"" + position + "\"");
    }

    @Test
    void bytes_are_counted_for_chunks() throws Exception {
        try (Reader<CsvRow> reader = Csv.withHeader()
                .in(ISO_8859_1)
                .read(new Text("a\né1\n22\n", ISO_8859_1))
                .open()) {
            reader.next();
            assertThat(reader.bytes()).isEqualTo(4);
            reader.next();
            assertThat(reader.bytes()).isEqualTo(7);
        }
    }
}
