package dev.vivace.console.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Event streams to browsers (server-sent events, WHATWG HTML section 9.2). Who does not read as fast as events come is let
 * go: the sender never waits. Thread-safe.
 */
public final class Streams {

    private static final int WAITING = 16;

    private final int most;
    private final Supplier<String> greeting;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    /**
     * None yet.
     *
     * @param most how many at a time
     * @param greeting the event that a newcomer gets at once, made by {@link #event}
     */
    public Streams(int most, Supplier<String> greeting) {
        this.most = most;
        this.greeting = greeting;
    }

    /**
     * An event as it travels.
     *
     * @param kind one word
     * @param json one line
     * @return text
     */
    public static String event(String kind, String json) {
        return "event: " + kind + "\ndata: " + json + "\n\n";
    }

    /** One browser: what it is still to be told, and the thread that tells it. */
    private record Stream(Thread thread, BlockingQueue<byte[]> waiting) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * Whether anybody listens.
     *
     * @return false when an event would go nowhere
     */
    public boolean hasListeners() {
        return !open.isEmpty();
    }

    /**
     * Tells everybody.
     *
     * @param event made by {@link #event}
     */
    public void send(String event) {
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        open.removeIf(stream -> isTooSlow(stream, bytes));
    }

    private static boolean isTooSlow(Stream stream, byte[] bytes) {
        boolean full = !stream.waiting.offer(bytes);
        if (full) {
            stream.thread.interrupt(); // closes the channel it may be blocked in
        }
        return full;
    }

    /** Serves one browser until it leaves, is too slow, or the streams are closed. */
    void serve(HttpExchange exchange) throws IOException {
        if (count.incrementAndGet() > most || closed) {
            count.decrementAndGet();
            throw new Refusal(503, "this console has " + most + " streams open already; close another page of it");
        }
        Stream stream = new Stream(Thread.currentThread(), new ArrayBlockingQueue<>(WAITING));
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            open.add(stream);
            tell(exchange.getResponseBody(), stream);
        } catch (InterruptedException e) {
            exchange.close();
        } finally {
            open.remove(stream);
            count.decrementAndGet();
        }
    }

    private void tell(OutputStream out, Stream stream) throws IOException, InterruptedException {
        out.write(greeting.get().getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (!closed) {
            out.write(stream.waiting.take());
            out.flush();
        }
    }

    /** Ends all streams. */
    public void close() {
        closed = true;
        open.forEach(stream -> stream.thread.interrupt());
    }
}
