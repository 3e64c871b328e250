package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrioritiesTest {

    @Test
    void runs() throws Exception {
        Priorities.main(new String[0]);
    }

    @Test
    void orders_by_priority_and_then_by_arrival() throws Exception {
        assertThat(Priorities.order())
                .containsExactly("CRITICAL 1", "CRITICAL 2", "BACKGROUND 1", "NORMAL 1", "NORMAL 2", "BACKGROUND 2");
    }
}
