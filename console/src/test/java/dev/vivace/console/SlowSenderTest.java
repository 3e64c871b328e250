package dev.vivace.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who sends a request so slowly that it never ends is let go; on virtual time, so nobody waits for it. */
@Timeout(60)
class SlowSenderTest {

    private static final Duration TOO_LONG = Duration.ofSeconds(11);

    private final TestRuntime test = TestRuntime.create();
    private Console console;
    private Caller caller;

    @BeforeEach
    void open() throws IOException {
        console = Console.open(test.runtime());
        caller = new Caller(console);
    }

    @AfterEach
    void close() {
        console.close();
        test.close();
    }

    private Socket sending(String beginning) throws IOException {
        Socket socket = caller.connect();
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    /** Moves time until the other side has closed: the server may not have begun to read at the first move. */
    private void awaitEnd(Socket socket) throws Exception {
        socket.setSoTimeout(200);
        for (; ; ) {
            test.advance(TOO_LONG);
            try {
                assertThat(socket.getInputStream().readAllBytes()).isEmpty();
                return;
            } catch (java.net.SocketTimeoutException e) {
                // not yet
            } catch (IOException e) {
                return; // a reset is an end too
            }
        }
    }

    @Test
    void headers_that_never_end_are_not_waited_for() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                slow.add(sending("GET / HTTP/1.1\r\nHos"));
            }
            assertThat(caller.get("/api/tasks").status()).isEqualTo(200);
            for (Socket socket : slow) {
                awaitEnd(socket);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void a_body_that_never_ends_is_not_waited_for() throws Exception {
        try (Socket socket = sending("POST /api/action HTTP/1.1\r\nHost: " + caller.host()
                + "\r\nX-Vivace: 1\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{")) {
            awaitEnd(socket);
        }
    }

    @Test
    void a_stream_is_not_bounded_by_it() throws Exception {
        try (Socket socket = caller.connect()) {
            caller.write(socket, "GET", "/api/stream", "", "Authorization: Bearer " + caller.token());
            assertThat(socket.getInputStream().read()).isPositive();
            test.advance(TOO_LONG);
            assertThat(caller.get("/api/overview").status()).isEqualTo(200);
            socket.setSoTimeout(10_000);
            StringBuilder heard = new StringBuilder();
            while (heard.indexOf("event: overview") == heard.lastIndexOf("event: overview")) {
                int next = socket.getInputStream().read();
                assertThat(next).as("the stream goes on").isNotNegative();
                heard.append((char) next);
            }
        }
    }

    @Test
    void a_page_may_outlive_the_runtime() throws Exception {
        Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().build();
        try (Console over = Console.open(runtime)) {
            runtime.close();
            assertThat(new Caller(over).get("/api/overview").status()).isEqualTo(200);
        }
    }
}
