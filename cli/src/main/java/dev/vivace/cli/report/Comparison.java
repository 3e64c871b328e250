package dev.vivace.cli.report;

import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.cli.classfile.Totals;
import java.util.ArrayList;
import java.util.List;

/**
 * Two counts of the same things side by side.
 *
 * @param equal whether they agree in everything
 * @param rows one for each thing counted
 */
public record Comparison(boolean equal, List<Row> rows) {

    /**
     * One thing counted twice.
     *
     * @param what its name
     * @param byTasks what the tasks counted
     * @param again what the second count says
     */
    public record Row(String what, long byTasks, long again) {

        /**
         * Whether the two agree.
         *
         * @return true when they do
         */
        public boolean equal() {
            return byTasks == again;
        }
    }

    /**
     * Compares two counts.
     *
     * @param findings what the tasks found
     * @param again what the second count says
     * @return both, side by side
     */
    public static Comparison of(Findings findings, RawTotals again) {
        List<Row> rows = new ArrayList<>(rows(findings.totals(), again.totals()));
        rows.add(new Row("checksum of callees", shortened(fingerprint(findings)), shortened(again.callFingerprint())));
        return new Comparison(rows.stream().allMatch(Row::equal), rows);
    }

    /** The counts of two totals, one for each thing. */
    static List<Row> rows(Totals first, Totals second) {
        return List.of(
                new Row("class files", first.classes(), second.classes()),
                new Row("bytes", first.bytes(), second.bytes()),
                new Row("fields", first.fields(), second.fields()),
                new Row("methods", first.methods(), second.methods()),
                new Row("bytes of code", first.codeBytes(), second.codeBytes()),
                new Row("instructions", first.instructions(), second.instructions()),
                new Row("call sites", first.calls(), second.calls()),
                new Row("dynamic call sites", first.dynamicCalls(), second.dynamicCalls()));
    }

    private static long fingerprint(Findings findings) {
        return findings.calls().entrySet().stream()
                .mapToLong(call -> call.getKey().fingerprint() * call.getValue())
                .sum();
    }

    /** To 32 bits: enough to see a difference, and short enough to compare by eye. */
    private static long shortened(long fingerprint) {
        return (fingerprint ^ (fingerprint >>> 32)) & 0xFFFF_FFFFL;
    }
}
