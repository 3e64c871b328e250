package dev.vivace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.cli.classfile.Deprecation;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.MethodRef;
import dev.vivace.cli.classfile.Totals;
import dev.vivace.cli.report.DeprecatedUse.Use;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeprecatedUseTest {

    private static final MethodRef FRESH = new MethodRef("a/Fresh", "run", "()V");
    private static final MethodRef OLD = new MethodRef("a/Half", "old", "()V");
    private static final MethodRef OLD_CLASS = new MethodRef("a/Old", "run", "(I)V");

    @Test
    void countsCallsOfDeprecatedMethodsAndOfMethodsOfDeprecatedClasses() {
        Findings findings = new Findings(
                Totals.NONE,
                Map.of(FRESH, 100, OLD, 3, OLD_CLASS, 4),
                Map.of(OLD, Deprecation.FOR_REMOVAL, MethodRef.everyMethodOf("a/Old"), Deprecation.ORDINARY));

        DeprecatedUse use = DeprecatedUse.in(findings, 10);

        assertThat(use)
                .isEqualTo(new DeprecatedUse(
                        2,
                        7,
                        3,
                        java.util.List.of(new Use("a.Old.run(int)", 4, false), new Use("a.Half.old()", 3, true))));
    }
}
