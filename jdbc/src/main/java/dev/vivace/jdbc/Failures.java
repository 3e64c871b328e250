package dev.vivace.jdbc;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a database says, without the values that it was given: drivers like to quote them. The exception of the driver
 * is not kept for that reason, only its SQLState, its code, its stack trace and the first line of its message.
 */
final class Failures {

    /** What comes after the location in a JDBC URL, and the user before it, may hold a password. */
    private static final Pattern URL_OPTIONS = Pattern.compile("(jdbc:[^\\s?;]+)[?;]\\S*");

    private static final Pattern URL_USER = Pattern.compile("(jdbc:\\S*?//)[^\\s/@]+@");

    private Failures() {}

    /** A failure somewhere; where says "row 17" and the like. */
    static SQLException of(String where, SQLException failure, Collection<?> values) {
        SQLException told = told(failure);
        String state = Optional.ofNullable(told.getSQLState()).orElse("none");
        String said = withoutValues(firstLine(told), values);
        SQLException cause = new SQLException(said, told.getSQLState(), told.getErrorCode());
        cause.setStackTrace(told.getStackTrace());
        return new SQLException(
                where + ": " + said + " (SQLState " + state + ", code " + told.getErrorCode() + ")",
                told.getSQLState(),
                told.getErrorCode(),
                cause);
    }

    /** As a thing that is closed or a store throws it. */
    static IOException io(SQLException failure) {
        return new IOException(String.valueOf(failure.getMessage()), failure);
    }

    /** The failure of a batch quotes the statement; the one behind it says what was wrong. */
    private static SQLException told(SQLException failure) {
        SQLException next = failure.getNextException();
        return failure instanceof BatchUpdateException && next != null ? next : failure;
    }

    private static String firstLine(SQLException failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    static String withoutValues(String message, Collection<?> values) {
        String text =
                URL_USER.matcher(URL_OPTIONS.matcher(message).replaceAll("$1")).replaceAll("$1");
        // Longer ones first, as one value may be a part of another.
        for (String value : values.stream()
                .map(String::valueOf)
                .filter(value -> !value.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            text = Pattern.compile("(?<!\\w)" + Pattern.quote(value) + "(?!\\w)")
                    .matcher(text)
                    .replaceAll(Matcher.quoteReplacement("?"));
        }
        return text;
    }
}
