package dev.vivace.http;

import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import java.net.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests under way, each on a virtual thread of its own, and gives their answers. Used by one thread, which alone
 * writes and reads its fields. Requests start when an answer is asked for, so a slow receiver slows them.
 */
final class HttpItemsReader implements EventSource.Reader<HttpResult> {

    private final Iterator<Supplier<HttpRequest>> requests;
    private final HttpItems.Settings settings;
    private final Transport transport;
    private final ExecutorService threads;
    private final CompletionService<Fetch.Outcome> completed;

    /** Those under way, when answers are given in order. */
    private final Queue<Future<Fetch.Outcome>> inOrder = new ArrayDeque<>();

    private long started;
    private long given;

    HttpItemsReader(Iterator<Supplier<HttpRequest>> requests, long skipped, HttpItems.Settings settings) {
        this.requests = requests;
        this.settings = settings;
        for (long i = 0; i < skipped; i++) {
            if (!requests.hasNext()) {
                throw new IllegalArgumentException("cannot go on after request " + skipped + ", there are only " + i);
            }
            requests.next();
        }
        started = skipped;
        given = skipped;
        transport = Transport.within(settings.client(), settings.timeout());
        threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("vivace-http-", 1).factory());
        completed = new ExecutorCompletionService<>(threads);
    }

    static long count(String position) {
        if (!position.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("position must be a number of requests, was \"" + position + "\"");
        }
        return Long.parseLong(position);
    }

    @Override
    public @Nullable HttpResult next() throws InterruptedException, BadItemException {
        while (started - given < settings.concurrency() && requests.hasNext()) {
            started++;
            Fetch fetch = new Fetch(started, requests.next(), transport, settings);
            if (settings.isOrdered()) {
                inOrder.add(threads.submit(fetch));
            } else {
                completed.submit(fetch);
            }
        }
        if (started == given) {
            return null;
        }
        Fetch.Outcome outcome = outcome(settings.isOrdered() ? inOrder.element() : completed.take());
        inOrder.poll();
        given++;
        return outcome.get();
    }

    private static Fetch.Outcome outcome(Future<Fetch.Outcome> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request failed in a way that is not one of its own", e.getCause());
        }
    }

    @Override
    public Optional<String> position() {
        return settings.isOrdered() ? Optional.of(String.valueOf(given)) : Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        transport.close();
    }
}
