package dev.vivace.schedules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.error.AsyncTaskError.InvalidSchedule;
import dev.vivace.error.AsyncTaskException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *          | 2026-01-01T00:00:00Z | 2026-01-01T00:01:00Z",
                "* * * * *          | 2026-01-01T00:00:59.999Z | 2026-01-01T00:01:00Z",
                "* * * * * *        | 2026-01-01T00:00:00.5Z | 2026-01-01T00:00:01Z",
                "*/10 * * * * *     | 2026-01-01T00:00:55Z | 2026-01-01T00:01:00Z",
                "0 2 * * *          | 2026-01-01T02:00:00Z | 2026-01-02T02:00:00Z",
                "0 2 * * *          | 2026-01-01T01:59:59Z | 2026-01-01T02:00:00Z",
                "30 0 2 * * *       | 2026-01-01T01:59:59Z | 2026-01-01T02:00:30Z",
                "*/15 9-17 * * 1-5  | 2026-01-02T17:45:00Z | 2026-01-05T09:00:00Z",
                "0 0 * * MON        | 2026-01-01T00:00:00Z | 2026-01-05T00:00:00Z",
                "0 0 * * 0          | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z",
                "0 0 * * 7          | 2026-01-01T00:00:00Z | 2026-01-04T00:00:00Z",
                "0 0 1 JAN,JUL *    | 2026-01-01T00:00:00Z | 2026-07-01T00:00:00Z",
                "0 0 29 2 *         | 2026-01-01T00:00:00Z | 2028-02-29T00:00:00Z",
                "0 0 13 * 5         | 2026-01-01T00:00:00Z | 2026-01-02T00:00:00Z",
                "5,10 0 31 * *      | 2026-01-31T00:05:00Z | 2026-01-31T00:10:00Z",
                "0 0 31 * *         | 2026-01-31T00:00:00Z | 2026-03-31T00:00:00Z"
            })
    void finds_the_next_moment(String expression, Instant after, Instant next) {
        assertThat(Cron.of(expression, UTC).next(after)).contains(next);
    }

    /** On 2026-03-29 in Berlin, 02:00 to 03:00 does not exist. */
    @Test
    void a_gap() {
        assertThat(next("30 2 * * *", "2026-03-28T12:00:00+01:00", 3))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00", "2026-03-31T02:30+02:00");
        assertThat(next("*/20 2 * * *", "2026-03-28T12:00:00+01:00", 2))
                .as("all that falls into the gap is run once")
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00");
        assertThat(next("0 3 * * *", "2026-03-28T12:00:00+01:00", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T03:00+02:00");
        assertThat(next("*/30 * * * *", "2026-03-29T01:00:00+01:00", 3))
                .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00");
    }

    /** On 2026-10-25 in Berlin, 02:00 to 03:00 comes twice. */
    @Test
    void an_overlap() {
        assertThat(next("30 2 * * *", "2026-10-24T12:00:00+02:00", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
        assertThat(next("30 2 * * *", "2026-10-25T02:10:00+01:00", 1))
                .as("from within the second pass")
                .containsExactly("2026-10-26T02:30+01:00");
        assertThat(next("*/30 * * * *", "2026-10-25T01:30:00+02:00", 6))
                .containsExactly(
                        "2026-10-25T02:00+02:00",
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T02:00+01:00",
                        "2026-10-25T02:30+01:00",
                        "2026-10-25T03:00+01:00",
                        "2026-10-25T03:30+01:00");
    }

    @Test
    void every_half_hour_of_a_year_comes_once() {
        Cron cron = Cron.of("*/30 * * * *", BERLIN);
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        while (at.isBefore(end)) {
            Instant next = cron.next(at).orElseThrow();
            assertThat(next).isEqualTo(at.plusSeconds(1800));
            at = next;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *       | at character 1, minute \"60\"",
                "*  25 * * *      | at character 4, hour \"25\"",
                "* * 0 * *        | at character 5, day of month \"0\"",
                "* * * 13 *       | at character 7, month \"13\"",
                "* * * * XYZ      | at character 9, day of week \"XYZ\"",
                "* * * * 8        | at character 9, day of week \"8\"",
                "61 * * * * *     | at character 1, second \"61\"",
                "* 5-1 * * *      | at character 3, hour \"5-1\"",
                "*/0 * * * *      | at character 1, minute \"*/0\"",
                "-1 * * * *       | at character 1, minute \"-1\"",
                "1,,2 * * * *     | at character 1, minute \"1,,2\"",
                "* * * * *; rm    | at character 9, month \"*;\"",
                "* * * *          | has 4 fields",
                "@daily           | has 1 fields",
                "* * * * * * *    | has 7 fields",
                "0 0 30 2 *       | no such moment ever comes"
            })
    void refuses_with_the_place(String expression, String place) {
        assertThatThrownBy(() -> Recurring.cron(expression, UTC))
                .isInstanceOfSatisfying(
                        AsyncTaskException.class, e -> assertThat(e.error()).isInstanceOf(InvalidSchedule.class))
                .hasMessageContaining(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0000 * * * *", "9999999999999999999 * * * *"})
    void refuses_odd_texts(String expression) {
        assertThatThrownBy(() -> Recurring.cron(expression, UTC)).isInstanceOf(AsyncTaskException.class);
        assertThatThrownBy(() -> Recurring.cron("* ".repeat(1000), UTC)).hasMessageContaining("200 characters");
    }

    private static List<String> next(String expression, String after, int count) {
        Cron cron = Cron.of(expression, BERLIN);
        List<String> found = new ArrayList<>();
        Optional<Instant> at = Optional.of(OffsetDateTime.parse(after).toInstant());
        for (int i = 0; i < count; i++) {
            at = cron.next(at.orElseThrow());
            found.add(at.orElseThrow().atZone(BERLIN).toOffsetDateTime().toString());
        }
        return found;
    }
}
