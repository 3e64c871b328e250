package dev.vivace.console.seen;

import dev.vivace.error.AsyncTaskError;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An error, as text.
 *
 * @param at when it was seen, null when nobody looked then
 * @param kind its simple name
 * @param message what it says
 */
public record Trouble(@Nullable Instant at, String kind, String message) {

    /**
     * An error in words.
     *
     * @param at when it was seen, null when nobody looked then
     * @param error the error
     * @return its kind and message
     */
    public static Trouble of(@Nullable Instant at, AsyncTaskError error) {
        return new Trouble(at, error.getClass().getSimpleName(), error.message());
    }
}
