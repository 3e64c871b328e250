package dev.vivace.console.web;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has shown the token. A browser shows it once and gets a cookie; a program shows it each time as a bearer token. Thread-safe.
 * Neither tokens nor cookies are ever written anywhere.
 */
public final class Sessions {

    private static final int MOST = 256;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String token;
    private final String cookie;

    // Guarded by this: the value of the cookie and the number of the session, the oldest first.
    private final Map<String, Integer> open = new LinkedHashMap<>();
    private int last;

    /**
     * None yet.
     *
     * @param token what opens one
     * @param port told apart by the cookie's name, because browsers do not tell ports apart
     */
    public Sessions(String token, int port) {
        this.token = token;
        this.cookie = "vivace-" + port;
    }

    /**
     * A token that nobody guesses.
     *
     * @return 32 random bytes as text
     */
    public static String newToken() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Opens a session; gives the header that sets its cookie. */
    synchronized String enter(String shown) {
        if (!same(shown, token)) {
            throw new Refusal(
                    401, "that is not the token of this console; use the whole link that the program printed");
        }
        if (open.size() >= MOST) {
            open.remove(open.keySet().iterator().next());
        }
        String value = newToken();
        open.put(value, ++last);
        return cookie + "=" + value + "; Path=/; SameSite=Strict; HttpOnly";
    }

    /** The number of the session of a request. */
    int number(Headers headers) {
        List<String> bearer = headers.getOrDefault("Authorization", List.of());
        if (bearer.size() == 1 && same(bearer.getFirst(), "Bearer " + token)) {
            return 0;
        }
        for (String line : headers.getOrDefault("Cookie", List.of())) {
            for (String pair : line.split("; *", 64)) {
                if (pair.startsWith(cookie + "=")) {
                    return known(pair.substring(cookie.length() + 1));
                }
            }
        }
        throw new Refusal(401, "open the console with the link that the program printed: it has the token");
    }

    private synchronized int known(String value) {
        Integer number = open.get(value);
        if (number == null) {
            throw new Refusal(401, "this session is over; open the link that the program printed again");
        }
        return number;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized String toString() {
        return open.size() + " sessions";
    }
}
