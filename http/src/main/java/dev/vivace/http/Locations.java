package dev.vivace.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which locations are read, and how they are named in messages: queries and users in them may be secrets. */
final class Locations {

    private Locations() {}

    static URI http(URI location) {
        return checked(location, List.of("http", "https"));
    }

    static URI webSocket(URI location) {
        return checked(location, List.of("ws", "wss"));
    }

    private static URI checked(URI location, List<String> schemes) {
        String scheme = location.getScheme();
        if (scheme == null || !schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "only " + String.join(": and ", schemes) + ": are read, was " + name(location));
        }
        if (location.getHost() == null) {
            throw new IllegalArgumentException("a location needs a host, was " + name(location));
        }
        if (location.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a user in " + name(location)
                    + " would not be sent; give credentials as a header or as a client with an authenticator");
        }
        return location;
    }

    /** Scheme, host, port and path. */
    static String name(URI location) {
        if (location.isOpaque()) {
            return location.getScheme() + ":...";
        }
        StringBuilder name = new StringBuilder();
        if (location.getScheme() != null) {
            name.append(location.getScheme()).append("://");
        }
        if (location.getHost() != null) {
            name.append(location.getHost());
        }
        if (location.getPort() >= 0) {
            name.append(':').append(location.getPort());
        }
        name.append(location.getRawPath());
        return location.getRawQuery() == null ? name.toString() : name + "?...";
    }
}
