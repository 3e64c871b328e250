package dev.vivace.cli.classfile;

/**
 * Totals, and a number in which every call site has a part.
 *
 * @param totals the counts
 * @param callFingerprint the sum of {@link MethodRef#fingerprint()} over all call sites
 */
public record RawTotals(Totals totals, long callFingerprint) {

    /** Nothing counted. */
    public static final RawTotals NONE = new RawTotals(Totals.NONE, 0);

    /**
     * The sum.
     *
     * @param other what to add
     * @return a new record
     */
    public RawTotals plus(RawTotals other) {
        return new RawTotals(totals.plus(other.totals), callFingerprint + other.callFingerprint);
    }
}
