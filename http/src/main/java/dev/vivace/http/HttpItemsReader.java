package dev.vivace.http;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncTaskBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import java.net.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests under way, each a child of the task that opened it, and gives their answers. Used by one thread, which
 * alone writes and reads its fields. Requests start when an answer is asked for, so a slow receiver slows them.
 */
final class HttpItemsReader implements EventSource.Reader<HttpResult> {

    private final Iterator<Supplier<HttpRequest>> requests;
    private final HttpItems.Settings settings;
    private final Transport transport;
    private final AsyncTaskBuilder tasks;

    /** In the order of their starts. */
    private final Queue<SpawningTask<Fetch.Outcome, ?>> underWay = new ArrayDeque<>();

    /** In the order of their ends. */
    private final Mailbox<SpawningTask<Fetch.Outcome, ?>> done = new Mailbox<>();

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
        transport = Transport.within(settings.access());
        AsyncTaskBuilder builder = RuntimeProvider.current().builder();
        tasks = AsyncTask.current().map(TaskContext::task).map(builder::parent).orElse(builder);
    }

    static long count(String position) {
        if (!position.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("position must be a number of requests, was \"" + position + "\"");
        }
        return Long.parseLong(position);
    }

    @Override
    public @Nullable HttpResult next() throws InterruptedException, BadItemException {
        while (underWay.size() < settings.concurrency() && requests.hasNext()) {
            start(requests.next());
        }
        if (underWay.isEmpty()) {
            return null;
        }
        SpawningTask<Fetch.Outcome, ?> next = settings.isOrdered() ? underWay.element() : done.take();
        Fetch.Outcome outcome = next.awaitResult().orElseThrow();
        underWay.remove(next);
        given++;
        return outcome.get();
    }

    private void start(Supplier<HttpRequest> request) {
        started++;
        SpawningTask<Fetch.Outcome, ?> fetch = tasks.name("request " + started)
                .<Fetch.Outcome>to()
                .run(new Fetch(started, request, transport, settings));
        underWay.add(fetch);
        if (!settings.isOrdered()) {
            var _ = fetch.stage().whenComplete((outcome, failure) -> done.add(fetch));
        }
    }

    @Override
    public Optional<String> position() {
        return settings.isOrdered() ? Optional.of(String.valueOf(given)) : Optional.empty();
    }

    /** What is under way ends soon; the task that opened this does not settle before. */
    @Override
    public void close() {
        underWay.forEach(fetch -> fetch.cancel(CancellationLevel.KILL));
        transport.close();
    }
}
