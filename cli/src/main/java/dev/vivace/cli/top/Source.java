package dev.vivace.cli.top;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a console, as docs/console-protocol.md says. Thread-safe. */
public final class Source implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String TOKEN = "token=";

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER) // the token is for this console alone
            .build();
    private final URI base;
    private final String token;

    private Source(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * A console.
     *
     * @param link the link of its page, with the token
     * @return what asks it
     * @throws IllegalArgumentException when it is no such link
     */
    public static Source at(URI link) {
        String fragment = link.getFragment();
        if (!"http".equals(link.getScheme()) || link.getHost() == null) {
            throw new IllegalArgumentException("a console's link begins with http://, and this does not");
        }
        if (fragment == null || !fragment.startsWith(TOKEN)) {
            throw new IllegalArgumentException(
                    "the link has no #token=...; give all of it, in quotes, as the program printed it");
        }
        return new Source(URI.create("http://" + link.getAuthority()), fragment.substring(TOKEN.length()));
    }

    JsonNode overview() throws IOException, InterruptedException {
        return ask("/api/overview");
    }

    /** The children of a task, or the roots where its id is empty. */
    JsonNode tasks(String parent, int limit) throws IOException, InterruptedException {
        String below = parent.isEmpty() ? "" : "&parent=" + URLEncoder.encode(parent, StandardCharsets.UTF_8);
        return ask("/api/tasks?limit=" + limit + below);
    }

    private JsonNode ask(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        try {
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IOException(base.getAuthority() + " refuses: "
                        + json.path("error").asString("status " + answer.statusCode()));
            }
            return json;
        } catch (JacksonException e) {
            throw new IOException("there is no console at " + base.getAuthority(), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return base.getAuthority();
    }
}
