package dev.vivace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.EventSource.Reader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSentEventsTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";

    private final Pauses pauses = new Pauses();

    private ServerSentEvents events(RawServer server) {
        return ServerSentEvents.of(server.at("/events?token=geheim"))
                .reconnect(3, RetryStrategy.linear(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(9)))
                .withPause(pauses);
    }

    @Test
    void connects_again_and_goes_on_after_the_last_event() throws Exception {
        try (RawServer server = RawServer.answering(it -> {
                    switch (it.number()) {
                        case 1 -> it.send(HEAD + ": hello\nid: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: cut off");
                        case 2 -> it.respond(503, "", "");
                        case 3 -> it.send(HEAD + "id: 3\ndata: c\n\n");
                        default -> it.respond(204, "", "");
                    }
                });
                Reader<ServerEvent> reader =
                        events(server).header("Authorization", "Bearer x").open()) {
            assertThat(reader.position()).isEmpty();
            assertThat(reader.next()).isEqualTo(new ServerEvent("1", "message", "a"));
            assertThat(reader.position()).contains("1");
            assertThat(reader.next()).isEqualTo(new ServerEvent("2", "message", "b"));
            assertThat(reader.next()).isEqualTo(new ServerEvent("3", "message", "c"));
            assertThat(reader.position()).contains("3");
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();

            assertThat(server.exchanges)
                    .hasSize(4)
                    .allSatisfy(it -> assertThat(it.headers())
                            .containsEntry("Authorization", "Bearer x")
                            .containsEntry("Accept", "text/event-stream"));
            assertThat(server.exchanges.get(0).headers()).doesNotContainKey("Last-Event-ID");
            // The event that was cut off had told its id, but it must come again.
            assertThat(server.exchanges.get(1).headers()).containsEntry("Last-Event-ID", "2");
            assertThat(server.exchanges.get(2).headers()).containsEntry("Last-Event-ID", "2");
            assertThat(server.exchanges.get(3).headers()).containsEntry("Last-Event-ID", "3");
            assertThat(pauses.list)
                    .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(1));
        }
    }

    @Test
    void resumes_after_an_event() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.send(HEAD + "data: next\n\n"));
                Reader<ServerEvent> reader = events(server).openAt("41")) {
            assertThat(reader.position()).contains("41");
            assertThat(reader.next()).isEqualTo(new ServerEvent("41", "message", "next"));
            assertThat(server.exchanges.getFirst().headers()).containsEntry("Last-Event-ID", "41");
        }
    }

    @Test
    void keeps_the_wait_that_the_server_asks_for_within_limits() throws Exception {
        try (RawServer server = RawServer.answering(it -> {
                    switch (it.number()) {
                        case 1 -> it.send(HEAD + "retry: 250\ndata: a\n\n");
                        case 2 -> it.send(HEAD + "retry: 99999999\ndata: b\n\n");
                        default -> it.send(HEAD + "data: c\n\n");
                    }
                });
                Reader<ServerEvent> reader = events(server).open()) {
            reader.next();
            reader.next();
            reader.next();
            assertThat(pauses.list).containsExactly(Duration.ofMillis(250), Duration.ofMinutes(1));
        }
    }

    @Test
    void gives_up_after_so_many_connections_without_an_event() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(500, "", ""));
                Reader<ServerEvent> reader = events(server).open()) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(IOException.class)
                    .hasMessage(server.at("/events") + "?...: status 500, at connection 4 in a row without an event");
            assertThat(server.exchanges).hasSize(4);
        }
    }

    @ParameterizedTest
    @CsvSource({"404, text/event-stream, status 404", "302, text/event-stream, redirect", "200, text/html, text/html"})
    void fails_at_once_when_it_is_refused(int status, String type, String message) throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(status, "Content-Type: " + type + "\r\n", ""));
                Reader<ServerEvent> reader = events(server).open()) {
            assertThatThrownBy(reader::next)
                    .hasMessageContaining(server.at("/events").toString())
                    .hasMessageContaining(message)
                    .hasMessageNotContaining("geheim");
            assertThat(server.exchanges).hasSize(1);
        }
    }

    @Test
    void fails_at_once_when_an_event_is_too_large() throws Exception {
        try (RawServer server =
                        RawServer.answering(it -> it.send(HEAD + "id: 7\ndata: a\n\ndata: " + "x".repeat(100)));
                Reader<ServerEvent> reader = events(server).maxEvent(50).open()) {
            assertThat(reader.next()).isNotNull();
            assertThatThrownBy(reader::next)
                    .hasMessageContaining("more than the 50 bytes")
                    .hasMessageContaining("after the id \"7\"");
        }
    }

    @Test
    void connects_again_when_the_server_is_silent() throws Exception {
        try (RawServer server = RawServer.answering(it -> {
                    if (it.number() == 1) {
                        it.hang();
                    }
                    it.send(HEAD + "data: awake\n\n");
                    it.hang();
                });
                Reader<ServerEvent> reader =
                        events(server).idleTimeout(Duration.ofSeconds(1)).open()) {
            assertThat(reader.next()).isEqualTo(new ServerEvent("", "message", "awake"));
            assertThat(server.exchanges).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void ends_with_the_answer_when_told_so() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.send(HEAD + "data: a\n\n"));
                Reader<ServerEvent> reader = events(server).endingWithAnswer().open()) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNull();
            assertThat(server.exchanges).hasSize(1);
        }
    }

    @Test
    void names_a_dead_server() throws Exception {
        RawServer server = RawServer.answering(it -> {});
        server.close();
        try (Reader<ServerEvent> reader = events(server).open()) {
            assertThatThrownBy(reader::next)
                    .hasMessageContaining(server.at("/events").toString())
                    .hasMessageContaining("cannot connect");
            assertThat(pauses.list).hasSize(3);
        }
    }

    @Test
    void is_interrupted_while_it_waits_for_an_event() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(it -> {
            it.send(HEAD + "data: a\n\n");
            it.hang();
        })) {
            Throwable failure = Interrupted.after(reading, () -> {
                try (Reader<ServerEvent> reader = events(server).open()) {
                    reader.next();
                    reading.countDown();
                    return reader.next();
                }
            });
            assertThat(failure).isInstanceOf(InterruptedException.class);
            server.abandoned.await();
            assertThat(pauses.list).isEmpty();
        }
    }

    @Test
    void refuses_other_locations() {
        assertThatThrownBy(() -> ServerSentEvents.of(URI.create("ws://host/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http: and https:");
    }
}
