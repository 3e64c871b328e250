package dev.vivace.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void m1_unknownIsNeverZero() {
        assertThat(Figure.UNAVAILABLE.value()).isEmpty();
        assertThat(Figure.UNAVAILABLE).hasToString("unavailable").isNotEqualTo(Figure.measured(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure(OptionalLong.of(0), Provenance.UNAVAILABLE, 0.0))
                .withMessageContaining("OptionalLong[0] UNAVAILABLE");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Figure(OptionalLong.empty(), Provenance.MEASURED, 1.0))
                .withMessageContaining("MEASURED");
    }

    @Test
    void confidenceHasBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.sampled(1, 1.5))
                .withMessage("confidence must be 0.0 to 1.0, was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Figure.sampled(1, Double.NaN))
                .withMessage("confidence must be 0.0 to 1.0, was NaN");
        assertThat(Figure.sampled(5, 0.9)).hasToString("5 (SAMPLED)");
    }
}
