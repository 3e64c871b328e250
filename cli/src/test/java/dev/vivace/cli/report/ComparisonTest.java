package dev.vivace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.MethodRef;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.cli.classfile.Totals;
import dev.vivace.cli.report.Comparison.Row;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final MethodRef CALLEE = new MethodRef("A", "a", "()V");
    private static final Totals TOTALS = new Totals(1, 2, 3, 4, 5, 6, 2, 8);
    private static final Findings FINDINGS = new Findings(TOTALS, Map.of(CALLEE, 2), Map.of());

    @Test
    void twoCountsOfTheSameAreEqual() {
        Comparison comparison = Comparison.of(FINDINGS, new RawTotals(TOTALS, 2 * CALLEE.fingerprint()));

        assertThat(comparison.equal()).isTrue();
        assertThat(comparison.rows()).hasSize(9).allMatch(Row::equal);
    }

    @Test
    void aDifferenceShowsInItsRow() {
        Totals more = TOTALS.plus(new Totals(0, 0, 0, 1, 0, 0, 0, 0));

        Comparison comparison = Comparison.of(FINDINGS, new RawTotals(more, 2 * CALLEE.fingerprint()));

        assertThat(comparison.equal()).isFalse();
        assertThat(comparison.rows()).filteredOn(row -> !row.equal()).containsExactly(new Row("methods", 4, 5));
    }

    @Test
    void asManyCallsOfAnotherMethodAreADifference() {
        MethodRef other = new MethodRef("A", "b", "()V");

        Comparison comparison = Comparison.of(FINDINGS, new RawTotals(TOTALS, 2 * other.fingerprint()));

        assertThat(comparison.rows())
                .filteredOn(row -> !row.equal())
                .extracting(Row::what)
                .containsExactly("checksum of callees");
    }
}
