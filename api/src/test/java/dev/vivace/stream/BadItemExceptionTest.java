package dev.vivace.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BadItemExceptionTest {

    @Test
    void the_message_has_the_place_and_the_reason_and_not_the_text() {
        var bad = new BadItemException("unclosed quote", new Place("a.csv", 3, 57), "secret");

        assertThat(bad).hasMessage("a.csv, line 3, byte 57: unclosed quote");
        assertThat(bad.reason()).isEqualTo("unclosed quote");
        assertThat(bad.text()).isEqualTo("secret");
    }

    @Test
    void a_long_text_is_cut() {
        var bad = new BadItemException("too long", Place.of("a"), "x".repeat(BadItemException.MAX_TEXT + 1));

        assertThat(bad.text()).hasSize(BadItemException.MAX_TEXT);
    }

    @Test
    void a_place_says_what_is_known() {
        assertThat(Place.of("a")).hasToString("a");
        assertThat(new Place("a", 2, -1)).hasToString("a, line 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Place("a", -1, 0))
                .withMessageContaining("line must be at least 0, was -1");
    }
}
