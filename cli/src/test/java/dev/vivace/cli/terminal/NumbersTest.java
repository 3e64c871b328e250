package dev.vivace.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "999 | 999", "1000 | 1,000", "132794153 | 132,794,153"})
    void countsHaveCommas(long value, String text) {
        assertThat(Numbers.count(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT0.000049S, 0.0 ms", "PT0.0005S, 0.5 ms", "PT0.034S, 34 ms", "PT0.0996S, 0.1 s", "PT61.25S, 61.3 s"})
    void durationsHaveTheUnitThatFits(Duration duration, String text) {
        assertThat(Numbers.seconds(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "29600000, 29.6 MB", "1340000000, 1.3 GB"})
    void sizesHaveTheUnitThatFits(long bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }
}
