package dev.vivace.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** What follows from the status of an answer that is of no use. */
final class Status {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private Status() {}

    /** What to say of it. */
    static String text(HttpResponse<?> response) {
        String text = "status " + response.statusCode();
        if (response.statusCode() / 100 == 3) {
            return text + ", a redirect, which is followed only by a client that was made to";
        }
        return text;
    }

    /** What the answer to a location means for who asked. */
    static IOException failure(String name, HttpResponse<?> response) {
        String message = name + ": " + text(response);
        return PASSING.contains(response.statusCode())
                ? new PassingException(message, retryAfter(response, Waits.now()))
                : new RefusedException(message);
    }

    /** The wait that the server asks for with {@code Retry-After}, in seconds or until a date; zero when it does not. */
    static Duration retryAfter(HttpResponse<?> response, Instant now) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant until = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException e) {
            return Duration.ZERO; // no date either: the strategy alone says how long
        }
    }
}
