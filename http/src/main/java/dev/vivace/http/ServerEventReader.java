package dev.vivace.http;

import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads events, over as many connections as it takes. Used by one thread, which alone writes and reads its fields. */
final class ServerEventReader implements EventSource.Reader<ServerEvent> {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private final ServerSentEvents.Settings settings;
    private final Transport transport;
    private final String name;

    private @Nullable BodyStream body;
    private @Nullable EventParser events;
    private boolean isAtEnd;

    /** The last id that was seen, for the next connection. */
    private String lastId;

    /** The id of the event that was given last. */
    private String givenId;

    private Optional<Duration> asked = Optional.empty();

    /** How many connections in a row came to nothing. */
    private int failures;

    ServerEventReader(ServerSentEvents.Settings settings, String lastId) {
        this.settings = settings;
        this.lastId = lastId;
        givenId = lastId;
        transport = Transport.of(settings.client(), settings.idle());
        name = Locations.name(settings.location());
    }

    /** Trying again would not help. */
    private static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    @Override
    public @Nullable ServerEvent next() throws IOException, InterruptedException {
        while (!isAtEnd) {
            IOException failure;
            try {
                ServerEvent event = read();
                if (event != null) {
                    failures = 0;
                    givenId = event.id();
                    return event;
                }
                failure = new IOException(name + ": the server ended the stream");
            } catch (EventParser.TooLargeException e) {
                throw new IOException(name + ": " + e.getMessage() + where(), e);
            } catch (RefusedException e) {
                throw e;
            } catch (InterruptedIOException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                failure = e;
            } catch (IOException e) {
                failure = e;
            }
            disconnect();
            if (!isAtEnd) {
                awaitReconnect(failure);
            }
        }
        return null;
    }

    private String where() {
        return lastId.isEmpty() ? "" : ", after the id \"" + lastId + "\"";
    }

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
        try {
            ServerEvent event = parser.next();
            isAtEnd = event == null && settings.endsWithAnswer();
            return event;
        } finally {
            lastId = parser.lastId();
            asked = parser.retryAfter().or(() -> asked);
        }
    }

    /** Null when there are no more events. */
    private @Nullable EventParser connect() throws IOException, InterruptedException {
        HttpResponse<BodyStream> response = transport.send(request());
        body = response.body();
        int status = response.statusCode();
        if (status == 204) {
            return null;
        }
        if (status != 200) {
            String message = name + ": " + Transport.status(response);
            throw PASSING.contains(status) ? new IOException(message) : new RefusedException(message);
        }
        String type = response.headers().firstValue("Content-Type").orElse("none");
        if (!type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            throw new RefusedException(name + ": the answer is no event stream, its type is " + type);
        }
        return new EventParser(response.body(), settings.maxEvent(), lastId);
    }

    private HttpRequest request() throws RefusedException {
        HttpRequest.Builder request =
                settings.headers().request(settings.location()).setHeader("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            // Headers of the JDK's client are ASCII, and so are the ids of about every server.
            if (!lastId.chars().allMatch(character -> character >= ' ' && character < 0x7F)) {
                throw new RefusedException(name + ": cannot go on after an id that a header cannot carry");
            }
            request.setHeader("Last-Event-ID", lastId);
        }
        return request.build();
    }

    private void awaitReconnect(IOException failure) throws IOException, InterruptedException {
        failures++;
        if (failures > settings.retries().limit()) {
            String times = failures == 1 ? "" : ", at connection " + failures + " in a row without an event";
            throw new IOException(failure.getMessage() + times + where(), failure);
        }
        Retries retries = settings.retries();
        if (failures == 1 && asked.isPresent()) {
            retries.pause().await(capped(asked.get()));
        } else {
            retries.await(failures, asked.orElse(Duration.ZERO));
        }
    }

    private static Duration capped(Duration wait) {
        return wait.compareTo(Retries.LONGEST_ASKED) < 0 ? wait : Retries.LONGEST_ASKED;
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
