package dev.vivace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.EventSource.Reader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WebSocketMessagesTest {

    private interface Talk {
        void with(FrameServer client, int connection) throws Exception;
    }

    private static RawServer talking(Talk talk) throws IOException {
        return RawServer.answering(it -> talk.with(FrameServer.shakeHands(it), it.number()));
    }

    private static WebSocketMessages<String> texts(RawServer server) {
        return WebSocketMessages.texts(server.uri("ws", "/live?token=geheim"));
    }

    @Test
    void gives_whole_messages_until_the_server_closes() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        try (RawServer server = talking((client, connection) -> {
                    client.text("one");
                    client.parts(FrameServer.TEXT, "t".getBytes(), "w".getBytes(), "o".getBytes());
                    client.text("");
                    client.text("x".repeat(10_000));
                    client.close(1000, "enough");
                    if (client.receive().kind() == FrameServer.CLOSE) {
                        answered.countDown();
                    }
                });
                Reader<String> reader = texts(server).open()) {
            assertThat(reader.next()).isEqualTo("one");
            assertThat(reader.next()).isEqualTo("two");
            assertThat(reader.next()).isEmpty();
            assertThat(reader.next()).hasSize(10_000);
            assertThat(reader.next()).isNull();
            assertThat(reader.next()).isNull();
            answered.await();
            assertThat(reader.position()).isEmpty();
        }
    }

    @Test
    void gives_bytes() throws Exception {
        try (RawServer server = talking((client, connection) -> {
                    client.parts(FrameServer.BINARY, new byte[] {1, 2}, new byte[] {3});
                    client.receive();
                });
                Reader<byte[]> reader =
                        WebSocketMessages.bytes(server.uri("ws", "/")).open()) {
            assertThat(reader.next()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void says_what_it_was_told_to_say() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (RawServer server = talking((client, connection) -> {
                    heard.add(client.receive().text());
                    heard.add(client.receive().text());
                    client.text("welcome");
                    client.receive();
                });
                Reader<String> reader = texts(server)
                        .header("Authorization", "Bearer x")
                        .subprotocol("ticks.v1")
                        .sending("subscribe a")
                        .sending("subscribe b")
                        .open()) {
            assertThat(reader.next()).isEqualTo("welcome");
            assertThat(heard).containsExactly("subscribe a", "subscribe b");
            assertThat(server.exchanges.getFirst().headers())
                    .containsEntry("Authorization", "Bearer x")
                    .containsEntry("Sec-WebSocket-Protocol", "ticks.v1");
        }
    }

    @Test
    void answers_pings() throws Exception {
        try (RawServer server = talking((client, connection) -> {
                    client.ping("there?");
                    client.ping("still?");
                    client.text(client.receive().text() + " " + client.receive().text());
                    client.receive();
                });
                Reader<String> reader = texts(server).open()) {
            assertThat(reader.next()).isEqualTo("there? still?");
        }
    }

    /** The server can write no more once all buffers between are full; it gets on only as messages are taken. */
    @Test
    void slows_a_server_that_is_faster() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        int all = 5000;
        String message = "x".repeat(60_000);
        try (RawServer server = talking((client, connection) -> {
                    for (int i = 0; i < all; i++) {
                        client.text(message);
                        sent.incrementAndGet();
                        first.countDown();
                    }
                    client.close(1000, "");
                    client.receive();
                });
                Reader<String> reader = texts(server).open()) {
            assertThat(reader.next()).hasSize(60_000);
            first.await();
            int count = 1;
            for (; count < 20; count++) {
                reader.next();
            }
            assertThat(sent.get()).isLessThan(all);
            while (reader.next() != null) {
                count++;
            }
            assertThat(count).isEqualTo(all);
        }
    }

    @Test
    void fails_when_the_server_closes_for_another_reason() throws Exception {
        try (RawServer server = talking((client, connection) -> {
                    client.text("one");
                    client.close(1011, "out of memory");
                    client.receive();
                });
                Reader<String> reader = texts(server).open()) {
            reader.next();
            assertThatThrownBy(reader::next)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(server.uri("ws", "/live") + "?..., after message 1")
                    .hasMessageContaining("code 1011: out of memory")
                    .hasMessageNotContaining("geheim");
        }
    }

    @Test
    void fails_when_the_connection_breaks() throws Exception {
        CountDownLatch given = new CountDownLatch(1);
        try (RawServer server = talking((client, connection) -> {
                    client.text("one");
                    given.await(); // the client may lose what it was not asked for when a connection breaks
                });
                Reader<String> reader =
                        texts(server).idleTimeout(Duration.ofSeconds(2)).open()) {
            reader.next();
            given.countDown();
            assertThatThrownBy(reader::next).isInstanceOf(IOException.class).hasMessageContaining("after message 1");
        }
    }

    @Test
    void connects_again_when_told_so() throws Exception {
        Pauses pauses = new Pauses();
        try (RawServer server = talking((client, connection) -> {
                    client.text("message " + connection);
                    client.close(connection < 3 ? 1012 : 1000, "restart");
                    client.receive();
                });
                Reader<String> reader = texts(server)
                        .reconnect(1, RetryStrategy.fixed(Duration.ofSeconds(5)))
                        .withPause(pauses)
                        .open()) {
            assertThat(reader.next()).isEqualTo("message 1");
            assertThat(reader.next()).isEqualTo("message 2");
            assertThat(reader.next()).isEqualTo("message 3");
            assertThat(reader.next()).isNull();
            assertThat(pauses.list).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
        }
    }

    @Test
    void gives_up_after_so_many_connections() throws Exception {
        try (RawServer server = talking((client, connection) -> client.close(1012, "restart"));
                Reader<String> reader = texts(server)
                        .reconnect(2, RetryStrategy.immediate())
                        .withPause(new Pauses())
                        .open()) {
            assertThatThrownBy(reader::next).hasMessageContaining("at connection 3 in a row");
            assertThat(server.exchanges).hasSize(3);
        }
    }

    @Test
    void refuses_the_other_kind_and_what_is_too_large() throws Exception {
        try (RawServer server = talking((client, connection) -> {
            client.parts(FrameServer.BINARY, new byte[6], new byte[5]);
            client.receive();
        })) {
            try (Reader<String> reader =
                    texts(server).reconnect(9, RetryStrategy.immediate()).open()) {
                assertThatThrownBy(reader::next).hasMessageContaining("bytes came");
            }
            try (Reader<byte[]> reader = WebSocketMessages.bytes(server.uri("ws", "/"))
                    .maxMessage(10)
                    .open()) {
                assertThatThrownBy(reader::next).hasMessageContaining("more than the 10 bytes");
            }
            try (Reader<byte[]> reader = WebSocketMessages.bytes(server.uri("ws", "/"))
                    .maxMessage(11)
                    .open()) {
                assertThat(reader.next()).hasSize(11);
            }
            assertThat(server.exchanges).hasSize(3);
        }
    }

    @Test
    void names_what_is_no_web_socket() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(403, "", "no"));
                Reader<String> reader = texts(server).open()) {
            assertThatThrownBy(reader::next)
                    .hasMessageContaining(server.uri("ws", "/live").toString())
                    .hasMessageContaining("status 403");
        }
    }

    @Test
    void gives_up_on_a_silent_server() throws Exception {
        try (RawServer server = RawServer.answering(RawServer.Exchange::hang);
                Reader<String> reader =
                        texts(server).idleTimeout(Duration.ofMillis(50)).open()) {
            assertThatThrownBy(reader::next)
                    .hasMessageContaining(server.uri("ws", "/live").toString());
        }
        try (RawServer server = talking((client, connection) -> {
                    while (client.receive() != null) {
                        // A probe is not answered; if it were, that would be no sign of life either.
                    }
                });
                Reader<String> reader =
                        texts(server).idleTimeout(Duration.ofSeconds(1)).open()) {
            assertThatThrownBy(reader::next).hasMessageContaining("PT1S");
        }
    }

    @Test
    void names_a_dead_server() throws Exception {
        RawServer server = talking((client, connection) -> {});
        server.close();
        try (Reader<String> reader = texts(server).open()) {
            assertThatThrownBy(reader::next).hasMessageContaining("cannot connect");
        }
    }

    @Test
    void says_goodbye_when_it_is_closed_and_is_interrupted_while_it_waits() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        List<Integer> heard = new CopyOnWriteArrayList<>();
        CountDownLatch over = new CountDownLatch(1);
        try (RawServer server = talking((client, connection) -> {
            client.text("one");
            FrameServer.Frame frame = client.receive();
            heard.add(frame == null ? -1 : frame.kind());
            over.countDown();
        })) {
            Throwable failure = Interrupted.after(reading, () -> {
                try (Reader<String> reader = texts(server).open()) {
                    reader.next();
                    reading.countDown();
                    return reader.next();
                }
            });
            assertThat(failure).isInstanceOf(InterruptedException.class);
            over.await();
            assertThat(heard).containsExactly(FrameServer.CLOSE);
        }
    }

    @Test
    void refuses_other_locations() {
        assertThatThrownBy(() -> WebSocketMessages.texts(URI.create("http://host/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ws: and wss:");
    }
}
