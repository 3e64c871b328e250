package dev.vivace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class TypedFailuresTest {

    @Test
    void runs() throws Exception {
        TypedFailures.main(new String[0]);
    }

    @Test
    void are_thrown_as_what_they_are() throws Exception {
        assertThat(TypedFailures.load(7)).isEqualTo("order 7");
        assertThatExceptionOfType(TypedFailures.OrderException.class)
                .isThrownBy(() -> TypedFailures.load(-1))
                .withMessage("order -1 is not on file");
    }
}
