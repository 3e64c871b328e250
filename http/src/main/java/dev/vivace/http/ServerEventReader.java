package dev.vivace.http;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events, over as many connections as it takes. Used by one thread, which alone writes and reads its fields. */
final class ServerEventReader implements EventSource.Reader<ServerEvent> {

    private final ServerSentEvents.Settings settings;
    private final Retries retries;
    private final Transport transport;
    private final String name;

    private @Nullable BodyStream body;
    private @Nullable EventParser events;
    private boolean isAtEnd;

    /** The last id that was seen, for the next connection. */
    private String lastId;

    /** The id of the event that was given last. */
    private String givenId;

    private long given;

    private Optional<Duration> asked = Optional.empty();

    /** How many connections in a row came to nothing. */
    private int failures;

    ServerEventReader(ServerSentEvents.Settings settings, String lastId) {
        this.settings = settings;
        this.lastId = lastId;
        retries = settings.access().retries();
        givenId = lastId;
        transport = Transport.of(settings.access());
        name = Locations.name(settings.location());
    }

    @Override
    public @Nullable ServerEvent next() throws IOException, InterruptedException {
        while (!isAtEnd) {
            try {
                ServerEvent event = read();
                if (event != null) {
                    failures = 0;
                    given++;
                    givenId = event.id();
                    return event;
                }
            } catch (RefusedException e) {
                throw failure(e, "");
            } catch (IOException e) {
                Waits.throwIfInterrupted(e);
                disconnect();
                awaitReconnect(e);
            }
        }
        return null;
    }

    /** Null when there are no more events. */
    private @Nullable ServerEvent read() throws IOException, InterruptedException {
        EventParser parser = events;
        if (parser == null) {
            parser = connect();
            if (parser == null) {
                isAtEnd = true;
                return null;
            }
            events = parser;
        }
        ServerEvent event;
        try {
            event = parser.next();
        } finally {
            lastId = parser.lastId();
            asked = parser.retryAfter().or(() -> asked);
        }
        if (event == null) {
            if (!settings.endsWithAnswer()) {
                throw new IOException(name + ": the server ended the stream");
            }
            isAtEnd = true;
        }
        return event;
    }

    /** Null when there are no more events. */
    private @Nullable EventParser connect() throws IOException, InterruptedException {
        HttpResponse<BodyStream> response = transport.send(request());
        body = response.body();
        if (response.statusCode() == 204) {
            return null;
        }
        if (response.statusCode() != 200) {
            throw Status.failure(name, response);
        }
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            throw new RefusedException(name + ": the answer is no event stream, its type is " + type);
        }
        return new EventParser(name, response.body(), settings.maxEvent(), lastId);
    }

    private HttpRequest request() throws RefusedException {
        HttpRequest.Builder request = settings.access()
                .headers()
                .request(settings.location())
                .setHeader("Accept", "text/event-stream")
                .setHeader("Cache-Control", "no-store");
        if (!lastId.isEmpty()) {
            // Headers of the JDK's client are ASCII, and so are the ids of about every server.
            if (!lastId.chars().allMatch(character -> character >= ' ' && character < 0x7F)) {
                throw new RefusedException(name + ": cannot go on after an id that a header cannot carry");
            }
            request.setHeader("Last-Event-ID", lastId);
        }
        return request.build();
    }

    private void awaitReconnect(IOException cause) throws IOException, InterruptedException {
        failures++;
        if (failures > retries.limit()) {
            throw failure(cause, failures == 1 ? "" : ", at connection " + failures + " in a row without an event");
        }
        if (cause instanceof PassingException passing) {
            retries.await(failures, passing.asked());
        } else if (failures == 1 && asked.isPresent()) {
            retries.awaitAsked(asked.get());
        } else {
            retries.await(failures, asked.orElse(Duration.ZERO));
        }
    }

    private IOException failure(IOException cause, String times) {
        String event = given == 0 ? "" : ", after event " + given;
        String id = lastId.isEmpty() ? "" : ", after the id \"" + lastId + "\"";
        return new IOException(cause.getMessage() + times + event + id, cause);
    }

    private void disconnect() {
        if (body != null) {
            body.close();
        }
        body = null;
        events = null;
    }

    @Override
    public Optional<String> position() {
        return givenId.isEmpty() ? Optional.empty() : Optional.of(givenId);
    }

    @Override
    public void close() {
        isAtEnd = true;
        disconnect();
        transport.close();
    }
}
