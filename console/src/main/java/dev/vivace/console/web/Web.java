package dev.vivace.console.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vivace.time.TaskClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The server: finds the route of a request, once the guard and the sessions have let it in. Each request has a virtual
 * thread. Closing it ends all of them.
 */
public final class Web implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("dev.vivace.console");
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final String RULES = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private final HttpServer server;
    private final Arrivals threads;
    private final Guard guard;
    private final Sessions sessions;
    private final Streams streams;
    private final Pages pages;
    private final Map<String, Route> gets = new HashMap<>();
    private final Map<String, Route> posts = new HashMap<>();

    private Web(HttpServer server, Guard guard, Sessions sessions, Streams streams, Pages pages, TaskClock clock) {
        this.server = server;
        this.sessions = sessions;
        this.streams = streams;
        this.guard = guard;
        this.pages = pages;
        threads = new Arrivals(clock);
    }

    /** Makes the sessions, once the port is known. */
    @FunctionalInterface
    public interface AtPort {

        /**
         * Makes them.
         *
         * @param port the port that was bound
         * @return the sessions
         */
        Sessions sessions(int port);
    }

    /**
     * Binds a port. Nothing is answered before {@link #start}.
     *
     * @param at the address; port 0 takes a free one
     * @param hosts names that requests may ask for it by, beside the address itself
     * @param clock bounds how long a request may take to arrive
     * @param sessions who may ask
     * @param streams where events go
     * @param beside the class beside whose package the folder {@code page} is
     * @return the server
     * @throws IOException when the port cannot be had
     */
    public static Web bind(
            InetSocketAddress at,
            List<String> hosts,
            TaskClock clock,
            AtPort sessions,
            Streams streams,
            Class<?> beside)
            throws IOException {
        HttpServer server = HttpServer.create(at, 0);
        InetSocketAddress bound = server.getAddress();
        return new Web(
                server, new Guard(bound, hosts), sessions.sessions(bound.getPort()), streams, new Pages(beside), clock);
    }

    /**
     * Adds a route that reads.
     *
     * @param path the whole path; one that ends with a slash also stands for all below it
     * @param route answers
     */
    public void get(String path, Route route) {
        gets.put(path, route);
    }

    /**
     * Adds a route that changes something.
     *
     * @param path the whole path
     * @param route answers
     */
    public void post(String path, Route route) {
        posts.put(path, route);
    }

    /**
     * Begins to answer.
     *
     * @return where
     */
    public InetSocketAddress start() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            respond(exchange);
        } catch (Refusal e) {
            send(exchange, refused(e.status(), e.getMessage()));
        } catch (IllegalArgumentException e) {
            send(exchange, refused(400, e.getMessage()));
        } catch (IOException e) {
            throw e; // the other side is gone
        } catch (Exception e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a request of the console failed: "
                            + exchange.getRequestURI().getPath(),
                    e);
            send(exchange, refused(500, "the console failed to answer; the program's log says why"));
        } finally {
            exchange.close();
        }
    }

    private void respond(HttpExchange exchange) throws Exception {
        Headers asked = exchange.getRequestHeaders();
        securityHeaders(exchange.getResponseHeaders());
        guard.check(asked);
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        switch (method) {
            case "GET" -> read(exchange, path);
            case "POST" -> change(exchange, path);
            default -> throw new Refusal(405, "this console answers GET and POST, not " + method);
        }
    }

    private void read(HttpExchange exchange, String path) throws Exception {
        Arrivals.arrived();
        if (path.equals("/") || path.startsWith("/page/")) {
            send(exchange, pages.file(path.equals("/") ? "index.html" : path.substring("/page/".length())));
            return;
        }
        int session = sessions.number(exchange.getRequestHeaders());
        if (path.equals("/api/stream")) {
            streams.serve(exchange);
            return;
        }
        String at = routeOf(path);
        Route route = gets.get(at);
        if (route == null) {
            throw new Refusal(
                    posts.containsKey(path) ? 405 : 404, posts.containsKey(path) ? "use POST" : "no such thing");
        }
        Ask ask = new Ask(path.substring(at.length()), exchange.getRequestURI().getRawQuery(), new byte[0], session);
        send(exchange, route.answer(ask));
    }

    /** The path itself, or the nearest one above it that stands for all below. */
    private String routeOf(String path) {
        String at = path;
        while (!gets.containsKey(at) && at.length() > 1) {
            at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1);
        }
        return at;
    }

    private void change(HttpExchange exchange, String path) throws Exception {
        Headers asked = exchange.getRequestHeaders();
        if (!"1".equals(asked.getFirst("X-Vivace"))) {
            throw new Refusal(403, "send the header X-Vivace: 1");
        }
        String type = asked.getFirst("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equals("application/json")) {
            throw new Refusal(415, "send application/json");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        Arrivals.arrived();
        if (body.length > LARGEST_BODY) {
            throw new Refusal(413, "the body is larger than " + LARGEST_BODY + " bytes");
        }
        if (path.equals("/api/session")) {
            String cookie = sessions.enter(Token.in(body));
            send(exchange, Answer.of(204, "text/plain", Map.of("Set-Cookie", cookie), new byte[0]));
            return;
        }
        int session = sessions.number(asked);
        Route route = posts.get(path);
        if (route == null) {
            throw new Refusal(gets.containsKey(path) ? 405 : 404, gets.containsKey(path) ? "use GET" : "no such thing");
        }
        send(exchange, route.answer(new Ask("", exchange.getRequestURI().getRawQuery(), body, session)));
    }

    private static void securityHeaders(Headers headers) {
        headers.set("Content-Security-Policy", RULES);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
    }

    private static Answer refused(int status, @Nullable String message) {
        return Answer.of(status, "application/json", Map.of(), Token.error(message));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        headers.set("Content-Type", answer.type());
        try (InputStream body = answer.body()) {
            exchange.sendResponseHeaders(answer.status(), answer.length() == 0 ? -1 : answer.length());
            copy(body, exchange.getResponseBody(), answer.length());
        }
    }

    /** So many bytes and no more: a file may have grown meanwhile. */
    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, length))];
        for (long left = length; left > 0; ) {
            int count = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("the answer ended " + left + " bytes early");
            }
            to.write(buffer, 0, count);
            left -= count;
        }
    }

    /** Answers nobody any more, and ends the threads. */
    @Override
    public void close() {
        streams.close();
        server.stop(0);
        threads.close();
    }
}
