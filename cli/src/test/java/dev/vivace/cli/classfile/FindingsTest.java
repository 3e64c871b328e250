package dev.vivace.cli.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final MethodRef A = new MethodRef("A", "a", "()V");
    private static final MethodRef B = new MethodRef("B", "b", "()V");

    @Test
    void partsAddUp() {
        Findings one = new Findings(
                new Totals(1, 2, 3, 4, 5, 6, 7, 8), Map.of(A, 1, B, 2), Map.of(A, Deprecation.FOR_REMOVAL));
        Findings two =
                new Findings(new Totals(10, 20, 30, 40, 50, 60, 70, 80), Map.of(B, 5), Map.of(B, Deprecation.ORDINARY));

        assertThat(Findings.merge(List.of(one, two)))
                .isEqualTo(new Findings(
                        new Totals(11, 22, 33, 44, 55, 66, 77, 88),
                        Map.of(A, 1, B, 7),
                        Map.of(A, Deprecation.FOR_REMOVAL, B, Deprecation.ORDINARY)));
    }

    @Test
    void nothingAddsUpToNothing() {
        assertThat(Findings.merge(List.of())).isEqualTo(new Findings(Totals.NONE, Map.of(), Map.of()));
    }
}
