package dev.vivace.logging;

import dev.vivace.error.AsyncTaskError;
import java.time.Duration;
import java.util.Locale;

/** Errors, times and names as a line shows them. */
final class Words {

    private Words() {}

    /** The kind of an error and the class of its cause: messages of exceptions may quote what the work had in hand. */
    static String of(AsyncTaskError error) {
        return error.cause()
                .map(cause -> kind(error) + ": " + cause.getClass().getName())
                .orElseGet(() -> own(error));
    }

    /** What the runtime itself says of an error that no exception of the work is behind. */
    private static String own(AsyncTaskError error) {
        return error instanceof AsyncTaskError.Timeout || error instanceof AsyncTaskError.Cancelled
                ? error.message()
                : kind(error);
    }

    private static String kind(AsyncTaskError error) {
        return error.getClass().getSimpleName();
    }

    /** Milliseconds, with a digit for what is short. */
    static String of(Duration time) {
        double millis = time.toNanos() / 1e6;
        return millis < 100 ? String.format(Locale.ROOT, "%.1f ms", millis) : Math.round(millis) + " ms";
    }

    /** Without control characters, line ends among them. */
    static String plain(String name) {
        return name.codePoints().anyMatch(Character::isISOControl)
                ? name.codePoints()
                        .map(point -> Character.isISOControl(point) ? '?' : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : name;
    }
}
