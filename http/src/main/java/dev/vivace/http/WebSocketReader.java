package dev.vivace.http;

import dev.vivace.error.TaskCancelledException;
import dev.vivace.stream.EventSource;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads messages from a web socket. Used by one thread, which alone writes and reads its fields. */
final class WebSocketReader<T> implements EventSource.Reader<T> {

    /** What a server may take to be told that it is over. */
    private static final Duration GOODBYE = Duration.ofSeconds(1);

    /** How often a silent connection is probed, at most. */
    private static final Duration PROBING = Duration.ofSeconds(5);

    private final WebSocketMessages.Settings<T> settings;
    private final Transport transport;
    private final Duration idle;
    private final Retries retries;
    private final String name;

    private @Nullable WebSocket socket;
    private @Nullable SocketListener listener;
    private boolean isAtEnd;

    /** Whether a message was asked for and has not come: an interrupt may have ended the wait for it. */
    private boolean isAwaited;

    private long messages;

    /** How many connections in a row came to nothing. */
    private int failures;

    WebSocketReader(WebSocketMessages.Settings<T> settings) {
        this.settings = settings;
        transport = Transport.of(settings.access());
        idle = settings.access().patience();
        retries = settings.access().retries();
        name = Locations.name(settings.location());
    }

    @Override
    public @Nullable T next() throws IOException, InterruptedException {
        while (!isAtEnd) {
            try {
                Object came = receive();
                if (came instanceof SocketListener.Closed closed) {
                    end(closed);
                } else {
                    failures = 0;
                    messages++;
                    return settings.kind().cast(came);
                }
            } catch (RefusedException e) {
                throw failure(e, "");
            } catch (IOException e) {
                disconnect();
                awaitReconnect(e);
            }
        }
        return null;
    }

    /** 1000 is the normal end, and 1005 a farewell without a code; a server that goes away (1001) has not said all. */
    private void end(SocketListener.Closed closed) throws IOException {
        if (closed.code() != WebSocket.NORMAL_CLOSURE && closed.code() != 1005) {
            String reason = closed.reason().isEmpty() ? "" : ": " + closed.reason();
            throw new IOException("the server closed with code " + closed.code() + reason);
        }
        isAtEnd = true;
    }

    private Object receive() throws IOException, InterruptedException {
        SocketListener from = listener;
        WebSocket open = socket;
        if (from == null || open == null) {
            from = new SocketListener(settings.kind(), settings.maxMessage());
            listener = from;
            open = connect(from);
            socket = open;
            greet(open);
        }
        if (!isAwaited) {
            open.request(1);
            isAwaited = true;
        }
        Object came = take(from, open);
        isAwaited = false;
        if (came == null) {
            throw new HttpTimeoutException("nothing came for " + idle);
        }
        if (came instanceof IOException failure) {
            throw failure;
        }
        return came;
    }

    /**
     * What comes next, or null after too long a silence. Now and then it probes the connection: when that breaks while
     * nothing is asked for, the client of JDK 25 may never say so.
     */
    private @Nullable Object take(SocketListener from, WebSocket open) throws InterruptedException {
        long step = Math.min(idle.toNanos() / 4, PROBING.toNanos());
        long heard = Waits.nanoTime();
        while (true) {
            Object came = from.arrived().take(step);
            if (came instanceof SocketListener.SignOfLife) {
                heard = Waits.nanoTime();
            } else if (came != null || Waits.nanoTime() - heard >= idle.toNanos()) {
                return came;
            } else {
                from.probe(open);
            }
        }
    }

    private WebSocket connect(SocketListener to) throws IOException, InterruptedException {
        WebSocket.Builder builder = transport.client().newWebSocketBuilder().connectTimeout(idle);
        settings.access().headers().addTo(builder);
        settings.subprotocol().ifPresent(builder::subprotocols);
        CompletableFuture<WebSocket> opening = builder.buildAsync(settings.location(), to);
        try {
            return await(opening);
        } catch (IOException | InterruptedException | TaskCancelledException e) {
            opening.cancel(true);
            opening.thenAccept(WebSocket::abort);
            throw e;
        }
    }

    private void greet(WebSocket open) throws IOException, InterruptedException {
        for (String text : settings.greetings()) {
            await(open.sendText(text, true));
        }
    }

    private WebSocket await(CompletableFuture<WebSocket> done) throws IOException, InterruptedException {
        try {
            if (Waits.isDoneWithin(done, idle.toNanos())) {
                return done.get();
            }
            throw new HttpTimeoutException("no answer within " + idle);
        } catch (ExecutionException e) {
            Throwable cause = FailureText.cause(e);
            if (cause instanceof WebSocketHandshakeException handshake) {
                throw Status.failure("no web socket here", handshake.getResponse());
            }
            throw new IOException(FailureText.of(cause), cause);
        }
    }

    private void awaitReconnect(IOException cause) throws IOException, InterruptedException {
        failures++;
        if (failures > retries.limit()) {
            throw failure(cause, failures == 1 ? "" : ", at connection " + failures + " in a row without a message");
        }
        retries.await(failures, cause instanceof PassingException passing ? passing.asked() : Duration.ZERO);
    }

    private IOException failure(IOException cause, String times) {
        String where = messages == 0 ? "" : ", after message " + messages;
        return new IOException(name + where + ": " + cause.getMessage() + times, cause);
    }

    private void disconnect() {
        if (socket != null) {
            socket.abort();
        }
        socket = null;
        listener = null;
        isAwaited = false;
    }

    /** Says goodbye without waiting for an answer. */
    @Override
    public void close() {
        isAtEnd = true;
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .orTimeout(GOODBYE.toNanos(), TimeUnit.NANOSECONDS)
                    .whenComplete((sent, failure) -> {
                        open.abort();
                        transport.close();
                    });
            socket = null;
            return;
        }
        disconnect();
        transport.close();
    }
}
