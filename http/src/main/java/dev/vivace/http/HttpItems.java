package dev.vivace.http;

import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.EventSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
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
    record Settings(Access access, int concurrency, boolean isOrdered, int maxBody, IntPredicate accepted) {

        Retries retries() {
            return access.retries();
        }
    }

    private static final Settings DEFAULT = new Settings(
            Access.patient(Duration.ofSeconds(30)), 8, true, DEFAULT_MAX_BODY, status -> status / 100 == 2);

    private final Iterable<Supplier<HttpRequest>> requests;
    private final OptionalLong total;
    private final Settings settings;

    private HttpItems(Iterable<Supplier<HttpRequest>> requests, OptionalLong total, Settings settings) {
        this.requests = requests;
        this.total = total;
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
        return new HttpItems(
                lazily,
                elements instanceof Collection<?> known ? OptionalLong.of(known.size()) : OptionalLong.empty(),
                DEFAULT);
    }

    /**
     * A copy with more or fewer requests under way. Answers that wait to be taken count too.
     *
     * @param requests at least 1
     * @return the copy
     */
    public HttpItems concurrency(int requests) {
        return with(new Settings(
                settings.access,
                Checks.atLeast("concurrency", 1, requests),
                settings.isOrdered,
                settings.maxBody,
                settings.accepted));
    }

    /**
     * A copy that gives answers as they come. It cannot resume.
     *
     * @return the copy
     */
    public HttpItems unordered() {
        return with(new Settings(settings.access, settings.concurrency, false, settings.maxBody, settings.accepted));
    }

    /**
     * A copy with another patience.
     *
     * @param time what each attempt may take until its whole body is there, positive
     * @return the copy
     */
    public HttpItems timeout(Duration time) {
        return with(settings.access.patience("timeout", time));
    }

    /**
     * A copy that asks again when the network fails, time runs out, or the status is 408, 425, 429, 500, 502, 503 or 504.
     * A wait that the server asks for ({@code Retry-After}, in seconds or as a date) is kept, up to a minute. Requests that change
     * something each time, as POST and PATCH do, are never sent twice.
     *
     * @param retries attempts after the first, zero or more
     * @param waits how long before each
     * @return the copy
     */
    public HttpItems retry(int retries, RetryStrategy waits) {
        return with(settings.access.retrying(retries, waits));
    }

    /** For tests. */
    HttpItems withPause(Retries.Pause pause) {
        return with(settings.access.retrying(settings.retries().withPause(pause)));
    }

    /**
     * A copy with another limit.
     *
     * @param bytes how many a body may have, zero or more; one with more is a bad item
     * @return the copy
     */
    public HttpItems maxBody(int bytes) {
        return with(new Settings(
                settings.access,
                settings.concurrency,
                settings.isOrdered,
                Checks.atLeast("maxBody", 0, bytes),
                settings.accepted));
    }

    /**
     * A copy that gives answers of other statuses too. What is accepted is not asked again.
     *
     * @param statuses whether a status is one to give
     * @return the copy
     */
    public HttpItems accepting(IntPredicate statuses) {
        return with(
                new Settings(settings.access, settings.concurrency, settings.isOrdered, settings.maxBody, statuses));
    }

    /**
     * A copy that uses a client of yours, with its redirects, proxy, certificates and authenticator. Without, redirects are
     * not followed.
     *
     * @param yours stays open
     * @return the copy
     */
    public HttpItems client(HttpClient yours) {
        return with(settings.access.client(yours));
    }

    private HttpItems with(Access other) {
        return with(new Settings(other, settings.concurrency, settings.isOrdered, settings.maxBody, settings.accepted));
    }

    private HttpItems with(Settings other) {
        return new HttpItems(requests, total, other);
    }

    @Override
    public Reader<HttpResult> open() {
        return new HttpItemsReader(requests.iterator(), 0, settings);
    }

    /** How many requests there are, when they are given as a collection. */
    @Override
    public OptionalLong total() {
        return total;
    }

    @Override
    public Reader<HttpResult> openAt(String position) {
        if (!settings.isOrdered) {
            throw new UnsupportedOperationException("answers without an order cannot be resumed");
        }
        return new HttpItemsReader(requests.iterator(), HttpItemsReader.count(position), settings);
    }
}
