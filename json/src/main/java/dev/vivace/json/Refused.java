package dev.vivace.json;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How it is said that a value cannot be kept. The value itself is not told: it may be a secret. */
final class Refused {

    private static final String ADVICE =
            "give the journal a ResultCodec of your own, or declare the task with neverResume";

    private Refused() {}

    static IOException value(Class<?> type, String where, String reason) {
        String at = where.isEmpty() ? "" : " at " + where;
        return new IOException("cannot keep a " + type.getName() + at + ": " + reason + "; " + ADVICE);
    }

    static IOException result(@Nullable Object result, String reason, Exception cause) {
        String type = result == null ? "null" : result.getClass().getName();
        return new IOException("cannot keep a result of " + type + ": " + reason + "; " + ADVICE, cause);
    }
}
