package dev.vivace.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out which entry of a batch failed: some drivers say so in words, others stop there, others mark it. */
final class FailedEntry {

    private static final Pattern IN_WORDS = Pattern.compile("batch entry (\\d{1,9})", Pattern.CASE_INSENSITIVE);

    private FailedEntry() {}

    /** Counted from 0; -1 when the driver does not say. */
    static int index(SQLException failure, int entries) {
        if (!(failure instanceof BatchUpdateException batch)) {
            return entries == 1 ? 0 : -1;
        }
        Matcher words = IN_WORDS.matcher(String.valueOf(batch.getMessage()));
        int index = words.find() ? Integer.parseInt(words.group(1)) : byCounts(batch.getUpdateCounts());
        return index < entries ? index : -1;
    }

    private static int byCounts(int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == Statement.EXECUTE_FAILED) {
                return i;
            }
        }
        return counts.length;
    }
}
