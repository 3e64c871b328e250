package dev.vivace.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;

/** Headers of a request, in order; checked when they are given. They may be secrets, so they have no text. */
final class Headers {

    static final Headers NONE = new Headers(List.of());

    private record Header(String name, String value) {}

    private final List<Header> headers;

    private Headers(List<Header> headers) {
        this.headers = headers;
    }

    /** A copy with one more, which the JDK's client must accept. */
    Headers with(String name, String value) {
        try {
            HttpRequest.newBuilder(URI.create("http://localhost/")).header(name, value);
        } catch (IllegalArgumentException e) {
            // Its message may have the value.
            throw new IllegalArgumentException("the header \"" + name + "\" or its value cannot be sent");
        }
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Headers(List.copyOf(more));
    }

    HttpRequest.Builder request(URI location) {
        HttpRequest.Builder request = HttpRequest.newBuilder(location);
        headers.forEach(header -> request.header(header.name(), header.value()));
        return request;
    }

    void addTo(WebSocket.Builder socket) {
        headers.forEach(header -> socket.header(header.name(), header.value()));
    }
}
