package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.metric.Figure;
import org.junit.jupiter.api.Test;

class CostsTest {

    @Test
    void what_children_write_is_in_the_total() throws Exception {
        assertThat(Costs.written()).isEqualTo(Figure.measured(1_234));
    }
}
