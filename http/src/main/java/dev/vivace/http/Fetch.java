package dev.vivace.http;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request until it is answered or given up. Each is run by a thread of its own. */
final class Fetch implements Callable<Fetch.Outcome> {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private final long number;
    private final Supplier<HttpRequest> target;
    private final Transport transport;
    private final HttpItems.Settings settings;

    Fetch(long number, Supplier<HttpRequest> target, Transport transport, HttpItems.Settings settings) {
        this.number = number;
        this.target = target;
        this.transport = transport;
        this.settings = settings;
    }

    /** An answer, or why there is none. */
    record Outcome(@Nullable HttpResult result, @Nullable BadItemException failure) {

        HttpResult get() throws BadItemException {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(result);
        }
    }

    /** What one attempt came to; without an answer, whether another one may do better, and the wait that was asked for. */
    private record Attempt(
            @Nullable HttpResult result, @Nullable IOException failure, boolean isPassing, Duration asked) {

        static Attempt failed(IOException failure, boolean isPassing, Duration asked) {
            return new Attempt(null, failure, isPassing, asked);
        }
    }

    @Override
    public Outcome call() throws InterruptedException {
        HttpRequest request;
        try {
            request = target.get();
        } catch (RuntimeException e) {
            return failed("", e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
        boolean isRepeatable = REPEATABLE.contains(request.method());
        for (int attempts = 1; ; attempts++) {
            Attempt attempt = attempt(request, attempts);
            if (attempt.result() != null) {
                return new Outcome(attempt.result(), null);
            }
            if (!isRepeatable
                    || !attempt.isPassing()
                    || attempts > settings.retries().limit()) {
                IOException failure = Objects.requireNonNull(attempt.failure());
                String times = attempts == 1 ? "" : ", at attempt " + attempts;
                return failed(Locations.name(request.uri()), failure.getMessage() + times, failure);
            }
            settings.retries().await(attempts, attempt.asked());
        }
    }

    private Outcome failed(String text, String reason, Exception cause) {
        return new Outcome(null, new BadItemException(reason, Place.of("request " + number), text, cause));
    }

    private Attempt attempt(HttpRequest request, int number) throws InterruptedException {
        try {
            HttpResponse<BodyStream> response = transport.send(request);
            try (BodyStream body = response.body()) {
                return settings.accepted().test(response.statusCode())
                        ? taken(request, response, body, number)
                        : refused(request, response);
            }
        } catch (InterruptedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return Attempt.failed(e, true, Duration.ZERO);
        } catch (IOException e) {
            return Attempt.failed(e, true, Duration.ZERO);
        }
    }

    private Attempt taken(HttpRequest request, HttpResponse<?> response, BodyStream body, int number)
            throws IOException {
        byte[] bytes = body.readNBytes(settings.maxBody());
        if (body.read() >= 0) {
            String reason = ": the body has more than the " + settings.maxBody() + " bytes that it may have";
            return Attempt.failed(new IOException(Locations.name(request.uri()) + reason), false, Duration.ZERO);
        }
        HttpResult result = new HttpResult(request, response.statusCode(), response.headers(), bytes, number);
        return new Attempt(result, null, false, Duration.ZERO);
    }

    private static Attempt refused(HttpRequest request, HttpResponse<?> response) {
        IOException failure = new IOException(Locations.name(request.uri()) + ": " + Transport.status(response));
        return Attempt.failed(failure, PASSING.contains(response.statusCode()), asked(response));
    }

    private static Duration asked(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }
}
