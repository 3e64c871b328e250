package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContextValuesTest {

    @Test
    void runs() throws Exception {
        ContextValues.main(new String[0]);
    }

    @Test
    void reach_the_fallback_of_a_child() throws Exception {
        assertThat(ContextValues.greeting()).isEqualTo("Good morning, Ada");
    }
}
