package dev.vivace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.PipelineProvider;
import dev.vivace.RuntimeProvider;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.json.JsonLines;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.EventSource.Reader;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;
import dev.vivace.stream.StreamingEvent;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole pipelines, on the real runtime, against servers on the loopback. */
@Timeout(20)
class PipelinesTest {

    private static final String EVENTS = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

    private static List<String> paths(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "/" + i).toList();
    }

    private static List<URI> locations(RawServer server, int count) {
        return paths(count).stream().map(server::at).toList();
    }

    /** Each connection gives three events whole and half of the next; one is refused for a while. */
    @Test
    void events_arrive_once_over_many_connections() throws Exception {
        try (RawServer server = RawServer.answering(it -> {
            int last = Integer.parseInt(it.headers().getOrDefault("Last-Event-ID", "0"));
            if (it.number() == 3) {
                it.respond(503, "Retry-After: 0\r\n", "");
            } else if (last >= 10) {
                it.respond(204, "", "");
            } else {
                it.send(EVENTS + "retry: 0\n\n");
                for (int i = last + 1; i <= last + 3; i++) {
                    it.send("id: " + i + "\ndata: first of " + i + "\ndata: second\n\n");
                }
                it.send("id: " + (last + 4) + "\ndata: cut");
            }
        })) {
            assertThat(AsyncTask.<ServerEvent>emits()
                            .sender(sources ->
                                    ServerSentEvents.of(server.at("/events")).reconnect(3, RetryStrategy.immediate()))
                            .receiver(event -> event.data().data())
                            .await())
                    .isEqualTo(IntStream.rangeClosed(1, 12)
                            .mapToObj(i -> "first of " + i + "\nsecond")
                            .toList());
            assertThat(server.exchanges).hasSize(6);
        }
    }

    @Test
    void answers_are_received_in_parallel_and_a_busy_server_is_asked_again() throws Exception {
        AtomicInteger busy = new AtomicInteger();
        CyclicBarrier pairs = new CyclicBarrier(2);
        try (RawServer server = RawServer.answering(it -> {
            if (it.path().equals("/7") && busy.getAndIncrement() < 2) {
                it.respond(503, "Retry-After: 0\r\n", "");
            } else {
                it.respond(200, "", it.path());
            }
        })) {
            EmittingTask<List<String>, String, ?, ?> task = AsyncTask.<HttpResult>emits()
                    .sequence(sources ->
                            HttpItems.of(locations(server, 20)).concurrency(4).retry(2, RetryStrategy.immediate()))
                    .receiver(
                            event -> {
                                pairs.await(); // opens only for two at a time
                                return event.data().text();
                            },
                            ReceiverStrategy.parallel(2))
                    .run();
            assertThat(task.await()).isEqualTo(paths(20));
            assertThat(server.exchanges).hasSize(22);
            assertThat(task.<Object>deadLetters(Object.class)).isEmpty();
        }
    }

    @Test
    void answers_that_never_come_well_are_dead_letters_and_the_rest_is_received() throws Exception {
        try (RawServer server = RawServer.answering(it -> {
            switch (it.path()) {
                case "/2" -> it.respond(404, "", "");
                case "/3" -> it.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ntrunc");
                default -> it.respond(200, "", it.path());
            }
        })) {
            EmittingTask<List<String>, String, ?, ?> task = AsyncTask.<HttpResult>emits()
                    .onError(ErrorStrategy.continueOnError())
                    .sender(sources -> HttpItems.of(locations(server, 4)).unordered())
                    .receiver(event -> event.data().text())
                    .run();
            assertThat(task.await()).containsExactlyInAnyOrder("/1", "/4");
            assertThat(task.<Object>deadLetters(Object.class))
                    .extracting(letter -> letter.error().message())
                    .satisfiesExactlyInAnyOrder(
                            message -> assertThat(message)
                                    .contains("request 2: " + server.at("/2"))
                                    .contains("status 404"),
                            message -> assertThat(message)
                                    .contains("request 3: " + server.at("/3"))
                                    .contains("broke off after byte 5"));
        }
    }

    /** With a time for each item, each is read by a task of its own; what is under way outlives it. */
    @Test
    void answers_that_were_asked_for_early_outlive_the_item_they_were_asked_with() throws Exception {
        try (RawServer server = RawServer.answering(it -> it.respond(200, "", it.path()))) {
            assertThat(AsyncTask.<HttpResult>emits()
                            .sender(
                                    sources ->
                                            HttpItems.of(locations(server, 9)).concurrency(3),
                                    SenderStrategy.serial(Duration.ofSeconds(10)))
                            .receiver(event -> event.data().text())
                            .await())
                    .isEqualTo(paths(9));
        }
    }

    @Test
    void a_web_socket_is_asked_for_as_much_as_there_is_room_for() throws Exception {
        int buffer = 4;
        CountDownLatch full = new CountDownLatch(1);
        AtomicInteger most = new AtomicInteger();
        AtomicInteger received = new AtomicInteger();
        try (CountedClient client = new CountedClient();
                RawServer server = RawServer.answering(it -> {
                    FrameServer socket = FrameServer.shakeHands(it);
                    for (int i = 1; i <= 200; i++) {
                        socket.text("/" + i);
                    }
                    socket.close(1000, "");
                    socket.receive();
                })) {
            EmittingTask<List<String>, String, ?, ?> task = AsyncTask.<String>emits()
                    .buffer(buffer)
                    .sender(sources -> () -> new Watched<>(
                            WebSocketMessages.texts(server.uri("ws", "/"))
                                    .client(client)
                                    .open(),
                            given -> given == buffer ? full : new CountDownLatch(1)))
                    .receiver(event -> {
                        full.await(); // the receiver is slower than the sender, until the buffer is full
                        most.accumulateAndGet(client.asked.get() - received.incrementAndGet(), Math::max);
                        return event.data();
                    })
                    .run();
            assertThat(task.await()).isEqualTo(paths(200));
            assertThat(client.asked).hasValue(201);
            assertThat(most.get()).isBetween(buffer - 1, 2 * buffer);
        }
    }

    /** Opens a latch for each item that it gives. */
    private record Watched<T>(Reader<T> reader, Function<Integer, CountDownLatch> latches, AtomicInteger given)
            implements Reader<T> {

        Watched(Reader<T> reader, Function<Integer, CountDownLatch> latches) {
            this(reader, latches, new AtomicInteger());
        }

        @Override
        public @Nullable T next() throws Exception {
            T item = reader.next();
            latches.apply(given.incrementAndGet()).countDown();
            return item;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private record Case(String name, Function<RawServer, EventSource<?>> source, RawServer.Answer answer) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> hanging() {
        RawServer.Answer nothing = RawServer.Exchange::hang;
        List<Case> cases = List.of(
                new Case("requests", server -> HttpItems.of(locations(server, 20)), nothing),
                new Case(
                        "requests as they come",
                        server -> HttpItems.of(locations(server, 20)).unordered(),
                        nothing),
                new Case("events that do not begin", server -> ServerSentEvents.of(server.at("/")), nothing),
                new Case("events", server -> ServerSentEvents.of(server.at("/")), it -> {
                    it.send(EVENTS + "data: ");
                    it.hang();
                }),
                new Case(
                        "events that wait to connect",
                        server -> ServerSentEvents.of(server.at("/"))
                                .reconnect(9, RetryStrategy.fixed(Duration.ofHours(1))),
                        it -> it.respond(503, "", "")),
                new Case(
                        "a socket without handshake",
                        server -> WebSocketMessages.texts(server.uri("ws", "/")),
                        nothing),
                new Case("a socket", server -> WebSocketMessages.texts(server.uri("ws", "/")), it -> {
                    FrameServer.shakeHands(it);
                    it.hang();
                }),
                new Case("a download", server -> JsonLines.of(String.class).read(HttpBytes.of(server.at("/"))), it -> {
                    it.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\"a\"\n");
                    it.hang();
                }));
        return cases.stream()
                .flatMap(it -> Stream.of(CancellationLevel.GRACEFUL, CancellationLevel.KILL)
                        .map(level -> Arguments.of(it, level)));
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void a_cancelled_pipeline_does_not_wait_for_its_server(Case hanging, CancellationLevel level) throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        try (RawServer server = RawServer.answering(it -> {
            asked.countDown();
            hanging.answer().to(it);
        })) {
            EventSource<?> source = hanging.source().apply(server);
            EmittingTask<List<Object>, Object, ?, ?> task = AsyncTask.<Object>emits()
                    .sender(sources -> counted(source, open, closed))
                    .receiver(event -> event.data())
                    .run();
            asked.await();
            task.cancel(level);
            assertThat(task.awaitFinalEvent().type()).isEqualTo(StreamingEvent.Type.CANCELLATION);
            assertThat(closed)
                    .as("a download may still have been opening")
                    .hasValue(open.get())
                    .hasValueLessThanOrEqualTo(1);
            server.abandoned.await();
        }
    }

    private static EventSource<Object> counted(EventSource<?> source, AtomicInteger open, AtomicInteger closed) {
        return () -> {
            Reader<?> reader = source.open();
            open.incrementAndGet();
            return new Reader<>() {
                @Override
                public @Nullable Object next() throws Exception {
                    return reader.next();
                }

                @Override
                public void close() throws IOException {
                    closed.incrementAndGet();
                    reader.close();
                }
            };
        };
    }

    /** Nothing here takes the 30 seconds: they pass on the runtime's clock. */
    @Test
    void a_silent_server_is_given_up_by_the_clock_of_the_runtime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (RawServer server = RawServer.answering(it -> {
                    asked.countDown();
                    it.hang();
                });
                TestRuntime test =
                        TestRuntime.concurrent(8, RuntimeProvider.find().runtimeBuilder())) {
            EmittingTask<List<HttpResult>, HttpResult, ?, ?> task = PipelineProvider.find()
                    .<HttpResult>emits(test.runtime())
                    .onError(ErrorStrategy.continueOnError())
                    .sender(sources -> HttpItems.of(List.of(server.at("/a?key=geheim"))))
                    .receiver(event -> event.data())
                    .run();
            asked.await();
            assertThat(test.resultOf(task).orElseThrow()).isEmpty();
            assertThat(task.<Object>deadLetters(Object.class))
                    .singleElement()
                    .extracting(letter -> letter.error().message())
                    .asString()
                    .contains("request 1: " + server.at("/a") + "?...: no answer within PT30S")
                    .doesNotContain("geheim");
            assertThat(test.clock().instant()).isEqualTo(TestRuntime.START.plusSeconds(30));
        }
    }

    @ParameterizedTest
    @MethodSource("secretive")
    void secrets_stay_out_of_the_whole_failure(Case refused) throws Exception {
        try (RawServer server = RawServer.answering(refused.answer())) {
            EventSource<?> source = refused.source().apply(server);
            assertThatThrownBy(() -> AsyncTask.<Object>emits()
                            .sender(sources -> counted(source, new AtomicInteger(), new AtomicInteger()))
                            .receiver(event -> event.data())
                            .await())
                    .isInstanceOf(AsyncTaskException.class)
                    .satisfies(failure -> assertThat(everythingSaidBy(failure))
                            .contains("/path")
                            .doesNotContain("geheim"));
            assertThat(source.toString()).doesNotContain("geheim");
        }
    }

    static Stream<Case> secretive() {
        RawServer.Answer forbidden = it -> it.respond(403, "", "");
        List<Function<RawServer, EventSource<?>>> sources = List.of(
                server -> HttpItems.of(List.of(server.at("/path?geheim"))),
                server -> ServerSentEvents.of(server.at("/path?geheim"))
                        .header("Authorization", "geheim")
                        .reconnect(0, RetryStrategy.immediate()),
                server -> WebSocketMessages.texts(server.uri("ws", "/path?geheim"))
                        .header("Authorization", "geheim"),
                server -> JsonLines.of(String.class)
                        .read(HttpBytes.of(server.at("/path?geheim")).header("Authorization", "geheim")));
        return IntStream.range(0, sources.size())
                .boxed()
                .flatMap(i -> Stream.of(
                        new Case("refused " + i, sources.get(i), forbidden),
                        new Case("gone " + i, sources.get(i), it -> {})));
    }

    private static String everythingSaidBy(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable it = failure; it != null; it = it.getCause()) {
            text.append(it).append(Arrays.toString(it.getSuppressed())).append('\n');
        }
        return text.toString();
    }
}
