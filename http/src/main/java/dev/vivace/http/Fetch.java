package dev.vivace.http;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.Place;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request until it is answered or given up. Each is a task of its own. */
final class Fetch implements AsyncWork<Fetch.Outcome> {

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

    @Override
    public Outcome run(TaskContext context) throws InterruptedException {
        HttpRequest request;
        try {
            request = target.get();
        } catch (RuntimeException e) {
            return failed("", e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return new Outcome(attempt(request, attempt), null);
            } catch (IOException e) {
                Waits.throwIfInterrupted(e);
                if (!mayRepeat(request, e) || attempt > settings.retries().limit()) {
                    String times = attempt == 1 ? "" : ", at attempt " + attempt;
                    return failed(Locations.name(request.uri()), e.getMessage() + times, e);
                }
                settings.retries()
                        .await(attempt, e instanceof PassingException passing ? passing.asked() : Duration.ZERO);
            }
        }
    }

    private static boolean mayRepeat(HttpRequest request, IOException failure) {
        return REPEATABLE.contains(request.method()) && !(failure instanceof RefusedException);
    }

    private Outcome failed(String text, String reason, Exception cause) {
        return new Outcome(null, new BadItemException(reason, Place.of("request " + number), text, cause));
    }

    private HttpResult attempt(HttpRequest request, int attempt) throws IOException, InterruptedException {
        HttpResponse<BodyStream> response = transport.send(request);
        try (BodyStream body = response.body()) {
            if (!settings.accepted().test(response.statusCode())) {
                throw Status.failure(Locations.name(request.uri()), response);
            }
            byte[] bytes = body.readNBytes(settings.maxBody());
            if (body.read() >= 0) {
                throw new RefusedException(Locations.name(request.uri()) + ": the body has more than the "
                        + settings.maxBody() + " bytes that it may have");
            }
            return new HttpResult(request, response.statusCode(), response.headers(), bytes, attempt);
        }
    }
}
