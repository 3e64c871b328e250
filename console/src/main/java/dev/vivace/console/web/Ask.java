package dev.vivace.console.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request that was let in. */
public final class Ask {

    private final String rest;
    private final Map<String, String> query;
    private final byte[] body;
    private final int session;

    Ask(String rest, @Nullable String rawQuery, byte[] body, int session) {
        this.rest = rest;
        this.query = parsed(rawQuery);
        this.body = body;
        this.session = session;
    }

    private static Map<String, String> parsed(@Nullable String rawQuery) {
        Map<String, String> values = new HashMap<>();
        for (String pair : rawQuery == null ? new String[0] : rawQuery.split("&", 64)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "bad escape in the query: " + e.getMessage());
        }
    }

    /**
     * What follows the path of the route.
     *
     * @return perhaps empty
     */
    public String rest() {
        return rest;
    }

    /**
     * A value of the query.
     *
     * @param name its name
     * @return the value, empty when it is absent or blank
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A whole number of the query.
     *
     * @param name its name
     * @param otherwise when it is absent
     * @param most the largest; more is cut to it
     * @return zero or more
     */
    public long number(String name, long otherwise, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= 0) {
                return Math.min(value, most);
            }
        } catch (NumberFormatException e) {
            // said below, with the name
        }
        throw new Refusal(400, name + " must be a whole number of 0 or more, was " + text.get());
    }

    /**
     * The body.
     *
     * @return bytes, perhaps none
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Who asks.
     *
     * @return the number of the session, 0 for a program with the token
     */
    public int session() {
        return session;
    }
}
