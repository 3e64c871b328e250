package dev.vivace.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests by a client, its own or the user's. The time until the answer begins, and each wait for more of it, are
 * bounded. Thread-safe. Closing ends what its own client still does, and leaves the user's alone.
 */
final class Transport implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final HttpClient client;
    private final boolean isOwn;
    private final Duration patience;
    private final boolean isForAll;

    private Transport(Optional<HttpClient> given, Duration patience, boolean isForAll) {
        client = given.orElseGet(Transport::newClient);
        isOwn = given.isEmpty();
        this.patience = patience;
        this.isForAll = isForAll;
    }

    /** A server may be silent for so long. */
    static Transport of(Optional<HttpClient> given, Duration idle) {
        return new Transport(given, idle, false);
    }

    /** The whole of an answer may take so long. */
    static Transport within(Optional<HttpClient> given, Duration timeout) {
        return new Transport(given, timeout, true);
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    HttpClient client() {
        return client;
    }

    /** The body must be closed. */
    HttpResponse<BodyStream> send(HttpRequest request) throws IOException, InterruptedException {
        String name = Locations.name(request.uri());
        OptionalLong deadline =
                isForAll ? OptionalLong.of(System.nanoTime() + patience.toNanos()) : OptionalLong.empty();
        CompletableFuture<HttpResponse<BodyStream>> answer =
                client.sendAsync(request, head -> new BodyStream(name, patience, deadline));
        return await(name, answer);
    }

    private HttpResponse<BodyStream> await(String name, CompletableFuture<HttpResponse<BodyStream>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveUp(answer);
            HttpTimeoutException failure = new HttpTimeoutException(name + ": no answer within " + patience);
            failure.initCause(e);
            throw failure;
        } catch (InterruptedException e) {
            giveUp(answer);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(name + ": " + Messages.of(cause), cause);
        }
    }

    /** It may have come at the last moment; then nobody else closes it. */
    private static void giveUp(CompletableFuture<HttpResponse<BodyStream>> answer) {
        if (!answer.cancel(true) && !answer.isCompletedExceptionally()) {
            answer.join().body().close();
        }
    }

    /** What to say of a status that is of no use. */
    static String status(HttpResponse<?> response) {
        String text = "status " + response.statusCode();
        if (response.statusCode() / 100 == 3) {
            return text + ", a redirect, which is followed only by a client that was made to";
        }
        return text;
    }

    @Override
    public void close() {
        if (isOwn) {
            client.shutdownNow();
        }
    }
}
