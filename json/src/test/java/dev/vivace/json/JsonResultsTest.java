package dev.vivace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.ResultCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonResultsTest {

    private final ResultCodec codec = ResultCodec.find();

    private record Point(int x, long y) {}

    private record Holder(String name, @Nullable Object held, List<Point> points, Optional<Duration> took) {}

    private record Nothing() {}

    private record Positive(int number) {
        private Positive {
            if (number < 1) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    private enum Side {
        LEFT,
        RIGHT {
            @Override
            public String toString() {
                return "->";
            }
        }
    }

    private static boolean touched;

    @SuppressWarnings("unused")
    private static final class Touchy {
        static {
            touched = true;
        }
    }

    static Stream<Object> values() {
        return Stream.of(
                true,
                0,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                7L,
                (short) -3,
                (byte) 200,
                0.1,
                -0.0,
                1.0,
                Double.MIN_VALUE,
                Double.MAX_VALUE,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                1.1f,
                Float.NaN,
                'ü',
                '\uD800',
                "",
                "a \"b\" \u0000 \n 日本 \uD83C\uDFBC",
                new BigInteger("-123456789012345678901234567890"),
                new BigDecimal("1.230"),
                new BigDecimal("1E+1000000"),
                TimeUnit.SECONDS,
                DayOfWeek.MONDAY,
                Side.LEFT,
                Side.RIGHT,
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                URI.create("https://example.org/a%20b?c#d"),
                Path.of("a/../b c"),
                Path.of(""),
                Instant.parse("2026-03-29T01:00:00.000000001Z"),
                Instant.MIN,
                Duration.ofSeconds(-3, 5),
                Period.of(1, -2, 3),
                LocalDate.of(-44, 3, 15),
                LocalDate.MAX,
                LocalTime.MIDNIGHT,
                LocalDateTime.of(2000, 1, 1, 0, 0),
                OffsetTime.of(LocalTime.NOON, ZoneOffset.ofHours(-3)),
                OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 7, ZoneOffset.UTC),
                ZonedDateTime.ofLocal(
                        LocalDateTime.of(2025, 10, 26, 2, 30), ZoneId.of("Europe/Berlin"), ZoneOffset.ofHours(1)),
                ZoneId.of("Europe/Berlin"),
                ZoneOffset.ofHoursMinutes(5, 30),
                Year.of(33),
                YearMonth.of(2000, 12),
                MonthDay.of(2, 29),
                Optional.empty(),
                Optional.of(List.of(1L)),
                new Nothing(),
                new Point(1, 2),
                new Holder("n", null, List.of(new Point(3, 4)), Optional.of(Duration.ZERO)),
                new Holder(
                        "n",
                        new Holder("m", Map.of(Side.LEFT, Set.of(1, 2L)), List.of(), Optional.empty()),
                        List.of(),
                        Optional.empty()),
                List.of(),
                Arrays.asList(1, null, "x"),
                Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
                new ArrayList<>(List.of(1)),
                Set.of(1, "1"),
                new LinkedHashSet<>(List.of(3, 1, 2)),
                new TreeSet<>(List.of("b", "a")),
                Map.of(new Point(1, 1), List.of(Map.of())),
                new TreeMap<>(Map.of(2, "b", 1, "a")),
                new HashMap<>(Collections.singletonMap(null, null)),
                new LinkedHashMap<>(Map.of("a", 1L)));
    }

    @ParameterizedTest
    @MethodSource("values")
    void holds(Object value) throws Exception {
        Object again = codec.decode(codec.encode(value));
        assertThat(again).isEqualTo(value);
        if (java.lang.reflect.Modifier.isPublic(value.getClass().getModifiers())) {
            assertThat(again).hasSameClassAs(value);
        }
    }

    @Test
    void holds_null_and_bytes() throws Exception {
        byte[] bytes = new byte[100_000];
        new Random(3).nextBytes(bytes);
        assertThat(codec.decode(codec.encode(null))).isNull();
        assertThat((byte[]) codec.decode(codec.encode(bytes))).isEqualTo(bytes);
        assertThat((byte[]) codec.decode(codec.encode(new byte[0]))).isEmpty();
    }

    @Test
    void keeps_the_order_of_collections_that_have_one() throws Exception {
        List<Integer> order = List.of(5, 3, 9, 1, 7);
        Object set = codec.decode(codec.encode(Collections.unmodifiableSet(new LinkedHashSet<>(order))));
        assertThat(new ArrayList<Object>((Set<?>) set)).isEqualTo(order);
    }

    @Test
    void hidden_collections_come_back_unmodifiable() throws Exception {
        List<?> list = (List<?>) codec.decode(codec.encode(List.of(1)));
        assertThatThrownBy(() -> list.removeFirst()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void reads_well() throws Exception {
        byte[] json = codec.encode(new Holder("n", 5L, List.of(), Optional.empty()));
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"record dev.vivace.json.JsonResultsTest$Holder\":{\"name\":\"n\",\"held\":{\"long\":\"5\"},"
                                + "\"points\":[],\"took\":{\"Optional\":null}}}");
    }

    static Stream<Object> unfit() throws Exception {
        record Local(Object value) {}
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        return Stream.of(
                new Object(),
                new Thread(),
                InetAddress.getLoopbackAddress(),
                String.class,
                new int[] {1},
                new Vector<>(List.of(1)),
                new TreeSet<>(Comparator.reverseOrder()),
                new TreeMap<>(Comparator.reverseOrder()),
                Collections.unmodifiableSortedSet(new TreeSet<>(List.of(1))),
                new ArrayList<>() {},
                Map.of(1, 2).values(),
                new Local(new StringBuilder()),
                BigInteger.ONE.shiftLeft(40_000),
                YearMonth.of(10_000, 1),
                itself,
                "x".repeat(JsonResults.MAX_SIZE));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void refuses_what_would_not_come_back(Object value) {
        assertThatThrownBy(() -> codec.encode(value))
                .isInstanceOf(IOException.class)
                .message()
                .contains("cannot keep a")
                .contains("ResultCodec of your own")
                .contains("neverResume");
    }

    @Test
    void says_which_class_and_where() {
        Object value = new Holder("n", Map.of("k", new StringBuilder("geheim")), List.of(), Optional.empty());
        assertThatThrownBy(() -> codec.encode(value))
                .hasMessageStartingWith("cannot keep a java.lang.StringBuilder at /held/value 0: ")
                .message()
                .doesNotContain("geheim");
    }

    @Test
    void refuses_a_class_that_is_not_found_again() throws Exception {
        ClassLoader other = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                try (var in = JsonResultsTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                    byte[] code = in == null ? new byte[0] : in.readAllBytes();
                    return defineClass(name, code, 0, code.length);
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
        };
        Class<?> foreign = other.loadClass(Nothing.class.getName());
        var constructor = foreign.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object value = constructor.newInstance();
        assertThatThrownBy(() -> codec.encode(value)).hasMessageContaining("not found again by its name");
    }

    @Test
    void depth_is_limited_on_both_sides() throws Exception {
        Object nested = 1;
        for (int i = 0; i < JsonResults.MAX_DEPTH; i++) {
            nested = i % 2 == 0 ? Map.of(1, nested) : List.of(nested);
        }
        assertThat(codec.decode(codec.encode(nested))).isEqualTo(nested);
        Object deeper = List.of(nested);
        assertThatThrownBy(() -> codec.encode(deeper)).hasMessageContaining("200 levels");
        for (String bomb : List.of("[".repeat(1_000_000), "{\"Optional\":".repeat(1_000_000))) {
            assertThatThrownBy(() -> decode(bomb)).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[1",
                "{",
                "{}",
                "1 2",
                "nul",
                "NaN",
                "99999999999",
                "{\"long\":5}",
                "{\"long\":\"5\",\"int\":\"5\"}",
                "{\"long\":\"5x\"}",
                "{\"nothing\":\"5\"}",
                "{\"bytes\":\"*\"}",
                "{\"bytes\":[1]}",
                "{\"UUID\":\"1\"}",
                "{\"char\":\"ab\"}",
                "{\"Duration\":\"1h\"}",
                "{\"HashSet\":[1,1]}",
                "{\"TreeSet\":[1,\"a\"]}",
                "{\"TreeSet\":[null]}",
                "{\"HashMap\":[[1,2],[1,3]]}",
                "{\"HashMap\":[[1]]}",
                "{\"HashMap\":[[1,2,3]]}",
                "{\"HashMap\":{\"a\":1}}",
                "{\"TreeMap\":[[[],1]]}",
                "{\"record java.lang.Thread\":{}}",
                "{\"record java.util.ArrayList\":{}}",
                "{\"record [Ljava.lang.String;\":{}}",
                "{\"record ../etc\":{}}",
                "{\"record \":{}}",
                "{\"enum java.lang.Thread\":\"A\"}",
                "{\"enum java.util.concurrent.TimeUnit\":\"EONS\"}",
                "{\"enum java.util.concurrent.TimeUnit\":1}",
                "{\"record dev.vivace.json.JsonResultsTest$Point\":{}}",
                "{\"record dev.vivace.json.JsonResultsTest$Point\":[]}",
                "{\"record dev.vivace.json.JsonResultsTest$Point\":{\"x\":1}}",
                "{\"record dev.vivace.json.JsonResultsTest$Point\":{\"x\":1,\"x\":1,\"y\":{\"long\":\"1\"}}}",
                "{\"record dev.vivace.json.JsonResultsTest$Point\":{\"x\":1,\"y\":{\"long\":\"1\"},\"z\":1}}",
                "{\"record dev.vivace.json.JsonResultsTest$Point\":{\"x\":null,\"y\":{\"long\":\"1\"}}}",
                "{\"record dev.vivace.json.JsonResultsTest$Point\":{\"x\":\"1\",\"y\":{\"long\":\"1\"}}}",
                "{\"record dev.vivace.json.JsonResultsTest$Positive\":{\"number\":0}}"
            })
    void refuses_bytes_that_it_did_not_write(String json) {
        assertThatThrownBy(() -> decode(json)).isInstanceOf(IOException.class).hasMessageMatching("(?s).{20,400}");
    }

    @ParameterizedTest
    @CsvSource({"record", "enum"})
    void a_class_of_another_kind_is_not_even_initialized(String kind) {
        touched = false;
        String json = "{\"" + kind + " " + JsonResultsTest.class.getName() + "$Touchy\":{}}";
        assertThatThrownBy(() -> decode(json)).hasMessageContaining("there is no " + kind);
        assertThat(touched).isFalse();
    }

    @Test
    void any_flipped_byte_gives_a_value_or_a_clear_error() throws Exception {
        byte[] good = codec.encode(
                new Holder("näme", Map.of(1, Side.LEFT), List.of(new Point(1, 2)), Optional.of(Duration.ZERO)));
        Random random = new Random(11);
        for (int i = 0; i < 4_000; i++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            try {
                codec.decode(bad);
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?s).{20,}");
            }
        }
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void large_ones_are_refused_before_they_are_read() {
        assertThatThrownBy(() -> codec.decode(new byte[JsonResults.MAX_SIZE + 1]))
                .hasMessageContaining("64 MiB");
    }

    private @Nullable Object decode(String json) throws IOException {
        return codec.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
