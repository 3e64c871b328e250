package dev.vivace.http;

import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.EventSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages that a server sends over a web socket, until it closes normally. Immutable.
 *
 * <p>The server is asked for a message when there is room for it, so a slow receiver slows it. Pings are answered. A failure,
 * an abnormal close, silence for too long, a message that is too large, and one of the other kind fail the pipeline. A web
 * socket has no memory: what is sent while nobody is connected is lost, so it neither resumes nor, unless told so, connects
 * again.
 *
 * @param <T> text or bytes
 */
public final class WebSocketMessages<T> implements EventSource<T> {

    /** How many bytes a message may have unless told otherwise; of a text, as many characters. */
    public static final int DEFAULT_MAX_MESSAGE = 1024 * 1024;

    /** What the options say. */
    record Settings<T>(
            URI location,
            MessageKind<T> kind,
            Access access,
            List<String> greetings,
            Optional<String> subprotocol,
            int maxMessage) {}

    private final Settings<T> settings;

    private WebSocketMessages(Settings<T> settings) {
        this.settings = settings;
    }

    /**
     * Messages of text. A server may be silent for a minute.
     *
     * @param location ws or wss, without a user in it
     * @return the source
     * @throws IllegalArgumentException for any other location
     */
    public static WebSocketMessages<String> texts(URI location) {
        return of(location, MessageKind.TEXT);
    }

    /**
     * Messages of bytes. A server may be silent for a minute.
     *
     * @param location ws or wss, without a user in it
     * @return the source
     * @throws IllegalArgumentException for any other location
     */
    public static WebSocketMessages<byte[]> bytes(URI location) {
        return of(location, MessageKind.BYTES);
    }

    private static <T> WebSocketMessages<T> of(URI location, MessageKind<T> kind) {
        return new WebSocketMessages<>(new Settings<>(
                Locations.webSocket(location),
                kind,
                Access.patient(Duration.ofMinutes(1)),
                List.of(),
                Optional.empty(),
                DEFAULT_MAX_MESSAGE));
    }

    /**
     * A copy that sends a header when it connects.
     *
     * @param name of the header
     * @param value kept out of messages
     * @return the copy
     */
    public WebSocketMessages<T> header(String name, String value) {
        return with(settings.access.header(name, value));
    }

    /**
     * A copy that sends a text once it is connected, to subscribe for instance.
     *
     * @param text sent after those that were given before
     * @return the copy
     */
    public WebSocketMessages<T> sending(String text) {
        List<String> more = new ArrayList<>(settings.greetings);
        more.add(text);
        return new WebSocketMessages<>(new Settings<>(
                settings.location,
                settings.kind,
                settings.access,
                List.copyOf(more),
                settings.subprotocol,
                settings.maxMessage));
    }

    /**
     * A copy that asks for a subprotocol.
     *
     * @param name of it; a server that knows it not may refuse, or go on without
     * @return the copy
     */
    public WebSocketMessages<T> subprotocol(String name) {
        return new WebSocketMessages<>(new Settings<>(
                settings.location,
                settings.kind,
                settings.access,
                settings.greetings,
                Optional.of(name),
                settings.maxMessage));
    }

    /**
     * A copy that uses a client of yours, with its proxy, certificates and authenticator.
     *
     * @param yours stays open
     * @return the copy
     */
    public WebSocketMessages<T> client(HttpClient yours) {
        return with(settings.access.client(yours));
    }

    /**
     * A copy with another patience.
     *
     * @param time how long the server may send nothing, not even a ping, while a message is waited for; positive
     * @return the copy
     */
    public WebSocketMessages<T> idleTimeout(Duration time) {
        return with(settings.access.patience("idleTimeout", time));
    }

    /**
     * A copy that connects again after a failure or an abnormal close; what was sent meanwhile is lost.
     *
     * @param retries how many connections in a row may end without a message, zero or more
     * @param waits how long before each
     * @return the copy
     */
    public WebSocketMessages<T> reconnect(int retries, RetryStrategy waits) {
        return with(settings.access.retrying(retries, waits));
    }

    /** For tests. */
    WebSocketMessages<T> withPause(Retries.Pause pause) {
        return with(settings.access.retrying(settings.access.retries().withPause(pause)));
    }

    private WebSocketMessages<T> with(Access other) {
        return new WebSocketMessages<>(new Settings<>(
                settings.location,
                settings.kind,
                other,
                settings.greetings,
                settings.subprotocol,
                settings.maxMessage));
    }

    /**
     * A copy with another limit.
     *
     * @param size how many bytes a message may have, of a text how many characters; at least 1
     * @return the copy
     */
    public WebSocketMessages<T> maxMessage(int size) {
        return new WebSocketMessages<>(new Settings<>(
                settings.location,
                settings.kind,
                settings.access,
                settings.greetings,
                settings.subprotocol,
                Checks.atLeast("maxMessage", 1, size)));
    }

    @Override
    public Reader<T> open() {
        return new WebSocketReader<>(settings);
    }
}
