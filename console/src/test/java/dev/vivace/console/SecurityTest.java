package dev.vivace.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.console.Caller.Answer;
import dev.vivace.context.ContextKey;
import dev.vivace.id.TaskId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker would try. */
@Timeout(60)
class SecurityTest {

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().name("attacked").build();
    private Console console;
    private Caller caller;

    @BeforeEach
    void open() throws IOException {
        console = Console.of(runtime).actions(true).open();
        caller = new Caller(console);
    }

    @AfterEach
    void close() {
        console.close();
        runtime.close();
    }

    private String bearer() {
        return "Authorization: Bearer " + caller.token();
    }

    // ---------------------------------------------------------------- who asks, and from where

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example:1", "127.0.0.1", ""})
    void a_foreign_host_is_refused_everywhere(String host) throws IOException {
        for (String path : List.of("/", "/page/app.js", "/api/tasks", "/api/stream")) {
            Answer answer = caller.send("GET", path, "", "Host: " + host, bearer());
            assertThat(answer.status()).as(path).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "https://127.0.0.1", "null"})
    void a_foreign_origin_is_refused_everywhere(String origin) throws IOException {
        for (String path : List.of("/", "/api/tasks", "/api/stream")) {
            Answer answer = caller.send("GET", path, "", "Origin: " + origin, bearer());
            assertThat(answer.status()).as(path).isEqualTo(403);
        }
        Answer change =
                caller.post("/api/action", "{}", "X-Vivace: 1", "Content-Type: application/json", "Origin: " + origin);
        assertThat(change.status()).isEqualTo(403);
    }

    @Test
    void a_request_that_the_browser_calls_cross_site_is_refused() throws IOException {
        assertThat(caller.send("GET", "/api/tasks", "", "Sec-Fetch-Site: cross-site", bearer())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void its_own_origin_is_let_in() throws IOException {
        assertThat(caller.send("GET", "/api/tasks", "", "Origin: http://" + caller.host(), bearer())
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/overview",
                "/api/tasks",
                "/api/search",
                "/api/task/x",
                "/api/dump",
                "/api/graphs",
                "/api/graph/x",
                "/api/pipelines",
                "/api/pipeline/x/letters",
                "/api/timeline",
                "/api/warnings",
                "/api/actions",
                "/api/recording",
                "/api/stream"
            })
    void nothing_is_told_without_the_token(String path) throws IOException {
        assertThat(caller.send("GET", path, "").status()).isEqualTo(401);
        assertThat(caller.send("GET", path, "", "Authorization: Bearer wrong").status())
                .isEqualTo(401);
        assertThat(caller.send("GET", path + "?token=" + caller.token(), "").status())
                .isEqualTo(401);
    }

    @Test
    void a_wrong_token_opens_no_session_and_is_not_repeated() throws IOException {
        Answer answer = caller.send(
                "POST",
                "/api/session",
                "{\"token\":\"guessed-secret\"}",
                "X-Vivace: 1",
                "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("guessed-secret");
        assertThat(answer.has("Set-Cookie")).isFalse();
    }

    @Test
    void the_token_opens_a_session_whose_cookie_scripts_and_other_sites_do_not_get() throws IOException {
        Answer answer = caller.send(
                "POST",
                "/api/session",
                "{\"token\":\"" + caller.token() + "\"}",
                "X-Vivace: 1",
                "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(204);
        String cookie = answer.head()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie:"))
                .findFirst()
                .orElseThrow()
                .substring("set-cookie:".length())
                .strip();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain(caller.token());
        assertThat(caller.send("GET", "/api/tasks", "", "Cookie: " + cookie.substring(0, cookie.indexOf(';')))
                        .status())
                .isEqualTo(200);
    }

    // ---------------------------------------------------------------- changes

    @Test
    void a_get_changes_nothing() throws IOException {
        for (String path : List.of("/api/action", "/api/recording/start", "/api/recording/stop")) {
            assertThat(caller.get(path).status()).as(path).isEqualTo(405);
        }
        assertThat(caller.get("/api/recording").status()).isEqualTo(404);
    }

    @Test
    void a_change_needs_the_header_and_json_so_that_a_form_of_another_site_cannot_send_it() throws IOException {
        assertThat(caller.post("/api/action", "{}", "Content-Type: application/json")
                        .status())
                .isEqualTo(403);
        assertThat(caller.post("/api/action", "{}", "X-Vivace: 1", "Content-Type: text/plain")
                        .status())
                .isEqualTo(415);
    }

    @Test
    void other_methods_are_refused() throws IOException {
        assertThat(caller.send("DELETE", "/api/tasks", "", bearer()).status()).isEqualTo(405);
    }

    @Test
    void a_huge_body_is_refused() throws IOException {
        assertThat(caller.postAsPage("/api/action", "x".repeat(100_000)).status())
                .isEqualTo(413);
    }

    @Test
    void nonsense_is_a_sentence_and_no_stack_trace() throws IOException {
        for (String body :
                List.of("", "[]", "{", "{\"action\":7}", "{\"surprise\":1}", "{\"action\":\"fly\",\"id\":\"x\"}")) {
            Answer answer = caller.postAsPage("/api/action", body);
            assertThat(answer.status()).as(body).isBetween(400, 404);
            assertThat(answer.body())
                    .contains("\"error\"")
                    .doesNotContain("Exception")
                    .doesNotContain("dev.vivace");
        }
        assertThat(caller.get("/api/tasks?limit=-1").status()).isEqualTo(400);
        assertThat(caller.get("/api/tasks?limit=%zz").status()).isEqualTo(400);
    }

    @Test
    void without_actions_nothing_can_be_done() throws Exception {
        try (Console reading = Console.open(runtime)) {
            CountDownLatch leave = new CountDownLatch(1);
            SpawningTask<Boolean, TaskId> task = runtime.<Boolean>to().run(() -> {
                leave.await();
                return true;
            });
            Answer answer = new Caller(reading)
                    .postAsPage(
                            "/api/action",
                            "{\"action\":\"cancel\",\"id\":\"" + task.id().text() + "\"}");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("actions(true)");
            leave.countDown();
            assertThat(task.await()).isTrue();
        }
    }

    @Test
    void context_values_stay_hidden_until_payloads_are_allowed() throws Exception {
        ContextKey<String> user = ContextKey.of("user", String.class);
        CountDownLatch leave = new CountDownLatch(1);
        SpawningTask<Boolean, TaskId> task = runtime.<Boolean>to()
                .with(user, "alice")
                .run(() -> {
                    leave.await();
                    return true;
                });
        String path = "/api/task/" + task.id().text();
        try (Console hidden = Console.of(runtime).context(user).open();
                Console shown = Console.of(runtime).context(user).payloads(true).open()) {
            assertThat(new Caller(hidden).get(path).body())
                    .contains("\"status\"")
                    .doesNotContain("alice");
            assertThat(new Caller(shown).get(path).body()).contains("\"context\":{\"user\":\"alice\"}");
        }
        leave.countDown();
        assertThat(task.await()).isTrue();
    }

    // ---------------------------------------------------------------- files and texts

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/../Console.class",
                "/page/..%2fConsole.class",
                "/page//app.js",
                "/page/.hidden",
                "/page/",
                "/page/vendor",
                "/page/app.js%00.html",
                "/etc/passwd"
            })
    void no_file_but_those_of_the_page_is_given(String path) throws IOException {
        Answer answer = caller.send("GET", path, "", bearer());
        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("root:");
    }

    @Test
    void every_answer_has_the_rules_for_the_browser() throws IOException {
        for (Answer answer : List.of(caller.get("/"), caller.get("/api/tasks"), caller.send("GET", "/api/tasks", ""))) {
            assertThat(answer.head())
                    .containsIgnoringCase("content-security-policy: default-src 'none'; script-src 'self'")
                    .containsIgnoringCase("x-content-type-options: nosniff")
                    .containsIgnoringCase("x-frame-options: deny");
        }
    }

    @Test
    void a_script_as_a_name_stays_data() throws Exception {
        CountDownLatch leave = new CountDownLatch(1);
        String name = "<img src=x onerror=alert(1)>";
        SpawningTask<Boolean, TaskId> task = runtime.<Boolean>to().name(name).run(() -> {
            leave.await();
            return true;
        });
        Answer answer = caller.get("/api/tasks");
        assertThat(answer.head()).containsIgnoringCase("content-type: application/json");
        assertThat(answer.body()).contains("alert(1)");
        leave.countDown();
        assertThat(task.await()).isTrue();
    }

    // ---------------------------------------------------------------- many and slow

    @Test
    void who_does_not_read_hinders_nobody() throws Exception {
        List<Socket> deaf = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = caller.connect();
                deaf.add(socket);
                caller.write(socket, "GET", "/api/stream", "", bearer());
            }
            for (int i = 0; i < 50; i++) {
                Socket socket = caller.connect();
                deaf.add(socket);
                socket.getOutputStream().write("GET / HTTP/1.1\r\nHos".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(caller.get("/api/tasks").status()).isEqualTo(200);
        } finally {
            for (Socket socket : deaf) {
                socket.close();
            }
        }
    }

    @Test
    void a_thousand_clients_are_answered() throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                answers.add(clients.submit(() -> caller.get("/api/tasks")));
            }
        }
        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
    }

    @Test
    void one_stream_too_many_is_told_so() throws Exception {
        List<Socket> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                Socket socket = caller.connect();
                streams.add(socket);
                caller.write(socket, "GET", "/api/stream", "", bearer());
                assertThat(socket.getInputStream().read()).isPositive();
            }
            Answer answer = caller.get("/api/stream");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("64 streams");
        } finally {
            for (Socket socket : streams) {
                socket.close();
            }
        }
    }

    // ---------------------------------------------------------------- how it is opened

    @Test
    void it_does_not_leave_loopback_without_a_token_of_its_own() throws Exception {
        ConsoleBuilder wide = Console.of(runtime).bind(InetAddress.getByName("192.0.2.1"));
        assertThatThrownBy(wide::open).isInstanceOf(IllegalStateException.class).hasMessageContaining("token");
        assertThatThrownBy(() -> wide.token("short"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("short");
    }

    @Test
    void all_addresses_need_a_token_and_the_names_that_lead_to_it() throws Exception {
        ConsoleBuilder all = Console.of(runtime).bind(InetAddress.getByName("0.0.0.0"));
        String token = "a".repeat(40);
        assertThatThrownBy(all.hosts("build.example.org")::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("token(...)");
        assertThatThrownBy(all.token(token)::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("hosts(");
        for (String bad : List.of("", "*", "http://x", "x:1", "a/b", "a b", "x.")) {
            assertThatThrownBy(() -> all.hosts(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
        try (Console open =
                all.token(token).hosts("Build.example.org", "10.1.2.3").open()) {
            String port = ":" + open.url().getPort();
            assertThat(open.url().getHost()).isEqualTo("build.example.org");
            Caller near = new Caller(open, "127.0.0.1");
            String auth = "Authorization: Bearer " + token;
            for (String host : List.of("build.example.org" + port, "10.1.2.3" + port)) {
                assertThat(near.send("GET", "/api/tasks", "", auth, "Host: " + host, "Origin: http://" + host)
                                .status())
                        .as(host)
                        .isEqualTo(200);
            }
            for (String host : List.of(
                    "127.0.0.1" + port,
                    "localhost" + port,
                    "0.0.0.0" + port,
                    "build.example.org",
                    "evil.example" + port)) {
                assertThat(near.send("GET", "/api/tasks", "", auth, "Host: " + host)
                                .status())
                        .as(host)
                        .isEqualTo(403);
            }
            assertThat(near.send(
                                    "GET",
                                    "/api/tasks",
                                    "",
                                    auth,
                                    "Host: 10.1.2.3" + port,
                                    "Origin: http://build.example.org" + port)
                            .status())
                    .as("one name may not ask another")
                    .isEqualTo(403);
        }
    }

    @Test
    void the_token_is_in_the_link_and_nowhere_else() {
        ConsoleBuilder chosen = Console.of(runtime).token("a".repeat(40));
        assertThat(chosen.toString()).doesNotContain("aaaa");
        assertThat(console.toString()).doesNotContain(caller.token());
    }

    @Test
    void a_closed_console_answers_nobody() {
        console.close();
        assertThatThrownBy(() -> caller.get("/api/tasks")).isInstanceOf(IOException.class);
    }
}
