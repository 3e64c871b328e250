package dev.vivace.http;

import java.io.IOException;
import java.time.Duration;

/** A failure that may be over later; the server may have said when. */
final class PassingException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Duration asked;

    PassingException(String message, Duration asked) {
        super(message);
        this.asked = asked;
    }

    Duration asked() {
        return asked;
    }
}
