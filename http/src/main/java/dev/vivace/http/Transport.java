package dev.vivace.http;

import dev.vivace.error.TaskCancelledException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

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

    private Transport(Access access, boolean isForAll) {
        client = access.client().orElseGet(Transport::newClient);
        isOwn = access.client().isEmpty();
        patience = access.patience();
        this.isForAll = isForAll;
    }

    /** A server may be silent for so long. */
    static Transport of(Access access) {
        return new Transport(access, false);
    }

    /** The whole of an answer may take so long. */
    static Transport within(Access access) {
        return new Transport(access, true);
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
                isForAll ? OptionalLong.of(Waits.nanoTime() + patience.toNanos()) : OptionalLong.empty();
        CompletableFuture<HttpResponse<BodyStream>> answer =
                client.sendAsync(request, head -> new BodyStream(name, patience, deadline));
        return await(name, answer);
    }

    private HttpResponse<BodyStream> await(String name, CompletableFuture<HttpResponse<BodyStream>> answer)
            throws IOException, InterruptedException {
        try {
            if (Waits.isDoneWithin(answer, patience.toNanos())) {
                return answer.get();
            }
        } catch (InterruptedException | TaskCancelledException e) {
            giveUp(answer);
            throw e;
        } catch (ExecutionException e) {
            Throwable cause = FailureText.cause(e);
            throw new IOException(name + ": " + FailureText.of(cause), cause);
        }
        giveUp(answer);
        throw new HttpTimeoutException(name + ": no answer within " + patience);
    }

    /** It may have come at the last moment; then nobody else closes it. */
    private static void giveUp(CompletableFuture<HttpResponse<BodyStream>> answer) {
        if (!answer.cancel(true) && !answer.isCompletedExceptionally()) {
            answer.join().body().close();
        }
    }

    @Override
    public void close() {
        if (isOwn) {
            client.shutdownNow();
        }
    }
}
