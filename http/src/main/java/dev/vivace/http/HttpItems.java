package dev.vivace.http;

import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.EventSource;
import dev.vivace.time.TaskClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * The answers to many requests, several of which are under way at a time. Immutable.
 *
 * <p>A request that gets no answer, or one of another status than 2xx, is a bad item once its retries are used up; the
 * others go on. Its message names the location without its query. In order, as it is unless told otherwise, a pipeline
 * resumes by counting requests; so they must be the same ones again.
 */
public final class HttpItems implements EventSource<HttpResult> {

    /** How many bytes a body may have unless told otherwise. */
    public static final int DEFAULT_MAX_BODY = 16 * 1024 * 1024;

    /** What the options say. */
    record Settings(
            int concurrency,
            boolean isOrdered,
            Duration timeout,
            Retries retries,
            int maxBody,
            IntPredicate accepted,
            Optional<HttpClient> client) {}

    private static final Settings DEFAULT = new Settings(
            8,
            true,
            Duration.ofSeconds(30),
            Retries.NONE,
            DEFAULT_MAX_BODY,
            status -> status / 100 == 2,
            Optional.empty());

    private final Iterable<Supplier<HttpRequest>> requests;
    private final Settings settings;

    private HttpItems(Iterable<Supplier<HttpRequest>> requests, Settings settings) {
        this.requests = requests;
        this.settings = settings;
    }

    /**
     * Gets locations: eight at a time, in order, within 30 seconds each, without retries.
     *
     * @param locations iterated once per run, as answers are asked for; {@code stream::iterator} is one, for one run
     * @return the source
     */
    public static HttpItems of(Iterable<URI> locations) {
        return of(
                locations,
                location -> HttpRequest.newBuilder(Locations.http(location)).build());
    }

    /**
     * Sends requests: eight at a time, in order, within 30 seconds each, without retries.
     *
     * @param requests iterated once per run, as answers are asked for
     * @return the source
     */
    public static HttpItems ofRequests(Iterable<HttpRequest> requests) {
        return of(requests, request -> {
            Locations.http(request.uri());
            return request;
        });
    }

    private static <E> HttpItems of(Iterable<E> elements, Function<E, HttpRequest> request) {
        Iterable<Supplier<HttpRequest>> lazily = () -> StreamSupport.stream(elements.spliterator(), false)
                .map(element -> (Supplier<HttpRequest>) () -> request.apply(element))
                .iterator();
        return new HttpItems(lazily, DEFAULT);
    }

    /**
     * A copy with more or fewer requests under way. Answers that wait to be taken count too.
     *
     * @param requests at least 1
     * @return the copy
     */
    public HttpItems concurrency(int requests) {
        return with(new Settings(
                Checks.atLeast("concurrency", 1, requests),
                settings.isOrdered,
                settings.timeout,
                settings.retries,
                settings.maxBody,
                settings.accepted,
                settings.client));
    }

    /**
     * A copy that gives answers as they come. It cannot resume.
     *
     * @return the copy
     */
    public HttpItems unordered() {
        return with(new Settings(
                settings.concurrency,
                false,
                settings.timeout,
                settings.retries,
                settings.maxBody,
                settings.accepted,
                settings.client));
    }

    /**
     * A copy with another patience.
     *
     * @param time what each attempt may take until its whole body is there, positive
     * @return the copy
     */
    public HttpItems timeout(Duration time) {
        return with(new Settings(
                settings.concurrency,
                settings.isOrdered,
                Checks.positive("timeout", time),
                settings.retries,
                settings.maxBody,
                settings.accepted,
                settings.client));
    }

    /**
     * A copy that asks again when the network fails, time runs out, or the status is 408, 425, 429, 500, 502, 503 or 504.
     * A wait that the server asks for in seconds ({@code Retry-After}) is kept, up to a minute. Requests that change
     * something each time, as POST and PATCH do, are never sent twice.
     *
     * @param retries attempts after the first, zero or more
     * @param waits how long before each
     * @return the copy
     */
    public HttpItems retry(int retries, RetryStrategy waits) {
        return with(settings.retries.with(retries, waits));
    }

    /**
     * A copy that waits between attempts by a clock of its own. For tests.
     *
     * @param clock a virtual one
     * @return the copy
     */
    public HttpItems withClock(TaskClock clock) {
        return with(settings.retries.withPause(Pause.by(clock)));
    }

    private HttpItems with(Retries retries) {
        return with(new Settings(
                settings.concurrency,
                settings.isOrdered,
                settings.timeout,
                retries,
                settings.maxBody,
                settings.accepted,
                settings.client));
    }

    /**
     * A copy with another limit.
     *
     * @param bytes how many a body may have, zero or more; one with more is a bad item
     * @return the copy
     */
    public HttpItems maxBody(int bytes) {
        return with(new Settings(
                settings.concurrency,
                settings.isOrdered,
                settings.timeout,
                settings.retries,
                Checks.atLeast("maxBody", 0, bytes),
                settings.accepted,
                settings.client));
    }

    /**
     * A copy that gives answers of other statuses too. What is accepted is not asked again.
     *
     * @param statuses whether a status is one to give
     * @return the copy
     */
    public HttpItems accepting(IntPredicate statuses) {
        return with(new Settings(
                settings.concurrency,
                settings.isOrdered,
                settings.timeout,
                settings.retries,
                settings.maxBody,
                statuses,
                settings.client));
    }

    /**
     * A copy that uses a client of yours, with its redirects, proxy, certificates and authenticator. Without, redirects are
     * not followed.
     *
     * @param yours stays open
     * @return the copy
     */
    public HttpItems client(HttpClient yours) {
        return with(new Settings(
                settings.concurrency,
                settings.isOrdered,
                settings.timeout,
                settings.retries,
                settings.maxBody,
                settings.accepted,
                Optional.of(yours)));
    }

    private HttpItems with(Settings other) {
        return new HttpItems(requests, other);
    }

    @Override
    public Reader<HttpResult> open() {
        return new HttpItemsReader(requests.iterator(), 0, settings);
    }

    @Override
    public Reader<HttpResult> openAt(String position) {
        if (!settings.isOrdered) {
            throw new UnsupportedOperationException("answers without an order cannot be resumed");
        }
        return new HttpItemsReader(requests.iterator(), HttpItemsReader.count(position), settings);
    }
}
