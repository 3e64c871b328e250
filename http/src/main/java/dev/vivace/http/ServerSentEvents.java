package dev.vivace.http;

import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.EventSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/**
 * The events of a server (Server-Sent Events), without an end unless the server says that there is none left (status 204).
 * Immutable.
 *
 * <p>When the connection ends, fails, or is silent for too long, it connects again and tells the server the id of the last
 * event; a pipeline resumes in the same way. A wait that the server asks for is kept, up to a minute. A server that refuses
 * (another status than 200, 204 and those that pass, or another type of content) fails the pipeline at once, as does an event
 * that is too large.
 */
public final class ServerSentEvents implements EventSource<ServerEvent> {

    /** How many bytes an event may have unless told otherwise. */
    public static final int DEFAULT_MAX_EVENT = 1024 * 1024;

    /** What the options say. */
    record Settings(URI location, Access access, int maxEvent, boolean endsWithAnswer) {}

    private static final Retries RETRIES = new Retries(
            10,
            RetryStrategy.exponential(Duration.ofSeconds(1), 2, Duration.ofSeconds(30))
                    .withJitter(),
            Waits::pause);

    private final Settings settings;

    private ServerSentEvents(Settings settings) {
        this.settings = settings;
    }

    /**
     * The events of a location. A server may be silent for a minute, and there may be ten connections in a row without an
     * event, a second to half a minute apart.
     *
     * @param location http or https, without a user in it
     * @return the source
     * @throws IllegalArgumentException for any other location
     */
    public static ServerSentEvents of(URI location) {
        return new ServerSentEvents(new Settings(
                Locations.http(location),
                Access.patient(Duration.ofMinutes(1)).retrying(RETRIES),
                DEFAULT_MAX_EVENT,
                false));
    }

    /**
     * A copy that sends a header too.
     *
     * @param name of the header
     * @param value kept out of messages
     * @return the copy
     */
    public ServerSentEvents header(String name, String value) {
        return with(settings.access.header(name, value));
    }

    /**
     * A copy that uses a client of yours, with its redirects, proxy, certificates and authenticator. Without, redirects are
     * not followed.
     *
     * @param yours stays open
     * @return the copy
     */
    public ServerSentEvents client(HttpClient yours) {
        return with(settings.access.client(yours));
    }

    /**
     * A copy with another patience.
     *
     * @param time how long the server may send nothing, not even a comment, before it connects again; positive
     * @return the copy
     */
    public ServerSentEvents idleTimeout(Duration time) {
        return with(settings.access.patience("idleTimeout", time));
    }

    /**
     * A copy that connects again more or less often.
     *
     * @param retries how many connections in a row may end without an event, zero or more
     * @param waits how long before each
     * @return the copy
     */
    public ServerSentEvents reconnect(int retries, RetryStrategy waits) {
        return with(settings.access.retrying(retries, waits));
    }

    /** For tests. */
    ServerSentEvents withPause(Retries.Pause pause) {
        return with(settings.access.retrying(settings.access.retries().withPause(pause)));
    }

    private ServerSentEvents with(Access other) {
        return new ServerSentEvents(new Settings(settings.location, other, settings.maxEvent, settings.endsWithAnswer));
    }

    /**
     * A copy with another limit.
     *
     * @param bytes how many an event may have, at least 1
     * @return the copy
     */
    public ServerSentEvents maxEvent(int bytes) {
        return new ServerSentEvents(new Settings(
                settings.location, settings.access, Checks.atLeast("maxEvent", 1, bytes), settings.endsWithAnswer));
    }

    /**
     * A copy that ends when the server ends its answer well, where it would connect again otherwise.
     *
     * @return the copy
     */
    public ServerSentEvents endingWithAnswer() {
        return new ServerSentEvents(new Settings(settings.location, settings.access, settings.maxEvent, true));
    }

    @Override
    public Reader<ServerEvent> open() {
        return new ServerEventReader(settings, "");
    }

    @Override
    public Reader<ServerEvent> openAt(String position) {
        return new ServerEventReader(settings, position);
    }
}
