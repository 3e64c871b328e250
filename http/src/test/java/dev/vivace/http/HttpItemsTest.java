package dev.vivace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource.Reader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HttpItemsTest {

    private static List<URI> numbered(RawServer server, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> server.at("/" + i)).toList();
    }

    private static List<String> all(Reader<HttpResult> opened) throws Exception {
        List<String> items = new ArrayList<>();
        try (opened) {
            while (true) {
                try {
                    HttpResult result = opened.next();
                    if (result == null) {
                        return items;
                    }
                    items.add(result.text());
                } catch (BadItemException e) {
                    items.add("!" + e.getMessage());
                }
            }
        }
    }

    @Test
    void gives_answers_in_order_whatever_order_they_come_in() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(it -> {
            if (it.path().equals("/1")) {
                second.await();
            }
            it.respond(200, "", it.path());
            if (it.path().equals("/2")) {
                second.countDown();
            }
        })) {
            assertThat(all(HttpItems.of(numbered(server, 20)).open()))
                    .isEqualTo(
                            IntStream.rangeClosed(1, 20).mapToObj(i -> "/" + i).toList());
        }
    }

    @Test
    void gives_answers_as_they_come() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(it -> {
                    if (it.path().equals("/1")) {
                        taken.await();
                    }
                    it.respond(200, "", it.path());
                });
                Reader<HttpResult> reader =
                        HttpItems.of(numbered(server, 3)).unordered().open()) {
            Set<String> first =
                    new TreeSet<>(List.of(reader.next().text(), reader.next().text()));
            assertThat(first).containsExactly("/2", "/3");
            assertThat(reader.position()).isEmpty();
            taken.countDown();
            assertThat(reader.next().text()).isEqualTo("/1");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void has_so_many_under_way_and_no_more() throws Exception {
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier three = new CyclicBarrier(3);
        try (RawServer server = RawServer.answering(it -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            three.await(); // opens only when three are there at once
            underWay.decrementAndGet();
            it.respond(200, "", it.path());
        })) {
            assertThat(all(HttpItems.of(numbered(server, 12))
                            .concurrency(3)
                            .unordered()
                            .open()))
                    .hasSize(12);
            assertThat(most.get()).isEqualTo(3);
        }
    }

    @Test
    void starts_nothing_before_it_is_asked() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(200, "", ""));
                Reader<HttpResult> reader =
                        HttpItems.of(numbered(server, 9)).concurrency(2).open()) {
            assertThat(server.exchanges).isEmpty();
            reader.next();
            reader.next();
            assertThat(server.exchanges).hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void tells_all_of_an_answer() throws Exception {
        byte[] latin = {(byte) 0xE4};
        try (RawServer server = RawServer.answering(it -> {
                    it.send("HTTP/1.1 201 Made\r\nContent-Type: text/plain; charset=ISO-8859-1\r\n"
                            + "Content-Length: 1\r\nConnection: close\r\n\r\n");
                    it.out().write(latin);
                });
                Reader<HttpResult> reader =
                        HttpItems.of(List.of(server.at("/a?key=geheim"))).open()) {
            HttpResult result = reader.next();

            assertThat(result.status()).isEqualTo(201);
            assertThat(result.text()).isEqualTo("ä");
            assertThat(result.bytes()).isEqualTo(latin);
            assertThat(result.headers().firstValue("content-length")).contains("1");
            assertThat(result.uri()).isEqualTo(server.at("/a?key=geheim"));
            assertThat(result.attempts()).isEqualTo(1);
            assertThat(result).asString().contains("201").doesNotContain("geheim");
        }
    }

    @Test
    void tries_again_what_may_pass() throws Exception {
        Pauses pauses = new Pauses();
        try (RawServer server = RawServer.answering(it -> {
                    switch (it.number()) {
                        case 1 -> it.respond(503, "Retry-After: 7\r\n", "");
                        case 2 -> it.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ntrunc");
                        case 3 -> it.respond(429, "Retry-After: 86400\r\n", "");
                        default -> it.respond(200, "", "at last");
                    }
                });
                Reader<HttpResult> reader = HttpItems.of(List.of(server.at("/")))
                        .retry(
                                3,
                                RetryStrategy.linear(
                                        Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(9)))
                        .withPause(pauses)
                        .open()) {
            HttpResult result = reader.next();

            assertThat(result.text()).isEqualTo("at last");
            assertThat(result.attempts()).isEqualTo(4);
            assertThat(pauses.list)
                    .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2), Duration.ofMinutes(1));
        }
    }

    @Test
    void gives_up_in_the_end_and_goes_on_with_the_next() throws Exception {
        try (RawServer server =
                RawServer.answering(it -> it.respond(it.path().equals("/1") ? 500 : 200, "", it.path()))) {
            List<String> items = all(HttpItems.of(numbered(server, 2))
                    .retry(2, RetryStrategy.immediate())
                    .open());

            assertThat(items).containsExactly("!request 1: " + server.at("/1") + ": status 500, at attempt 3", "/2");
        }
    }

    @Test
    void never_sends_twice_what_changes_something() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(503, "", ""))) {
            HttpRequest post = HttpRequest.newBuilder(server.at("/"))
                    .POST(BodyPublishers.ofString("buy"))
                    .build();

            assertThat(all(HttpItems.ofRequests(List.of(post))
                            .retry(5, RetryStrategy.immediate())
                            .open()))
                    .singleElement()
                    .asString()
                    .contains("status 503");
            assertThat(server.exchanges).hasSize(1);
        }
    }

    @Test
    void does_not_try_again_what_stays() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(404, "", ""))) {
            assertThat(all(HttpItems.of(List.of(server.at("/")))
                            .retry(5, RetryStrategy.immediate())
                            .open()))
                    .singleElement()
                    .asString()
                    .contains("status 404");
            assertThat(server.exchanges).hasSize(1);
        }
    }

    @Test
    void gives_other_statuses_when_told_so() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(404, "", "gone"))) {
            assertThat(all(HttpItems.of(List.of(server.at("/")))
                            .accepting(status -> status == 404)
                            .open()))
                    .containsExactly("gone");
        }
    }

    @Test
    void limits_a_body() throws Exception {
        try (RawServer server =
                RawServer.answering(it -> it.respond(200, "", "x".repeat(it.number() == 1 ? 10 : 11)))) {
            HttpItems items = HttpItems.of(numbered(server, 2)).concurrency(1).maxBody(10);

            assertThat(all(items.open()))
                    .containsExactly(
                            "x".repeat(10),
                            "!request 2: " + server.at("/2")
                                    + ": the body has more than the 10 bytes that it may have");
        }
    }

    /** The server trickles for ever, so it is never silent; but the whole takes too long. */
    @Test
    void limits_the_time_of_the_whole_answer() throws Exception {
        try (RawServer server = RawServer.answering(it -> {
            it.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
            while (true) {
                it.send("x");
                Thread.onSpinWait();
            }
        })) {
            assertThat(all(HttpItems.of(List.of(server.at("/")))
                            .timeout(Duration.ofMillis(500))
                            .maxBody(Integer.MAX_VALUE)
                            .open()))
                    .singleElement()
                    .asString()
                    .contains("within PT0.5S");
        }
    }

    @Test
    void gives_up_on_a_server_that_never_answers() throws Exception {
        try (RawServer server = RawServer.answering(RawServer.Exchange::hang)) {
            assertThat(all(HttpItems.of(List.of(server.at("/a?key=geheim")))
                            .timeout(Duration.ofMillis(50))
                            .open()))
                    .containsExactly("!request 1: " + server.at("/a") + "?...: no answer within PT0.05S");
        }
    }

    @Test
    void has_a_bad_item_for_what_is_no_location() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(200, "", it.path()))) {
            assertThat(all(HttpItems.of(List.of(URI.create("file:/etc/passwd"), server.at("/2")))
                            .open()))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("!request 1: only http: and https: are read"),
                            second -> assertThat(second).isEqualTo("/2"));
        }
    }

    @Test
    void resumes_by_counting() throws Exception {
        try (RawServer server =
                RawServer.answering(it -> it.respond(it.path().equals("/2") ? 404 : 200, "", it.path()))) {
            HttpItems items = HttpItems.of(numbered(server, 4)).concurrency(1);
            try (Reader<HttpResult> reader = items.open()) {
                reader.next();
                assertThat(reader.position()).contains("1");
                assertThat(catchThrowable(reader::next)).isInstanceOf(BadItemException.class);
                assertThat(reader.position()).contains("2");
            }
            server.exchanges.clear();

            assertThat(all(items.openAt("2"))).containsExactly("/3", "/4");
            assertThat(server.exchanges).hasSize(2);
            assertThat(all(items.openAt("4"))).isEmpty();
            assertThatThrownBy(() -> items.openAt("5")).hasMessageContaining("only 4");
            assertThatThrownBy(() -> items.openAt("x")).hasMessageContaining("\"x\"");
            assertThatThrownBy(() -> items.unordered().openAt("2")).isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void lets_go_of_all_when_interrupted_and_closed() throws Exception {
        CountDownLatch asked = new CountDownLatch(8);
        CountDownLatch released = new CountDownLatch(8);
        try (RawServer server = RawServer.answering(it -> {
            asked.countDown();
            try {
                it.hang();
            } finally {
                released.countDown();
            }
        })) {
            Throwable failure = Interrupted.after(
                    asked, () -> all(HttpItems.of(numbered(server, 20)).open()));

            assertThat(failure).isInstanceOf(InterruptedException.class);
            released.await();
            assertThat(server.exchanges).hasSize(8);
        }
    }

    @Test
    void refuses_what_means_nothing() {
        HttpItems items = HttpItems.of(List.of());
        assertThatThrownBy(() -> items.concurrency(0)).hasMessageContaining("concurrency");
        assertThatThrownBy(() -> items.timeout(Duration.ZERO)).hasMessageContaining("timeout");
        assertThatThrownBy(() -> items.retry(-1, RetryStrategy.immediate())).hasMessageContaining("retries");
        assertThatThrownBy(() -> items.maxBody(-1)).hasMessageContaining("maxBody");
    }
}
