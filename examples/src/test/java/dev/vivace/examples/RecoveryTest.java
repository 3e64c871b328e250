package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.error.AsyncTaskError;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    @Test
    void runs() throws Exception {
        Recovery.main(new String[0]);
    }

    @Test
    void tries_again_and_remembers_why() throws Exception {
        var price = Recovery.price(2);
        assertThat(price.await()).isEqualTo(42);
        assertThat(price.attempt()).isEqualTo(3);
        assertThat(price.errors()).hasSize(2).hasOnlyElementsOfType(AsyncTaskError.Io.class);
    }

    @Test
    void falls_back_in_the_end() throws Exception {
        var price = Recovery.price(1_000);
        assertThat(price.await()).isEqualTo(99);
        assertThat(price.attempt()).isEqualTo(4);
    }
}
