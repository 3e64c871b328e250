package dev.vivace.http;

import dev.vivace.error.TaskCancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The body of a response as a stream that does not wait for ever: when nothing comes for a while, reading fails. It asks for
 * the next piece when the last one was read, so it holds one. One thread reads and closes; those of the client deliver.
 */
final class BodyStream extends InputStream implements BodySubscriber<BodyStream> {

    private static final Object END = new Object();

    private final String name;
    private final Duration idle;
    private final boolean hasDeadline;
    private final long deadlineNanos;
    private final Mailbox<Object> arrived = new Mailbox<>();

    // Written once by the client; read by the reader.
    private volatile @Nullable Subscription subscription;
    // Written by the reader; read by the client.
    private volatile boolean isClosed;

    // Written and read by the reader.
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private long bytes;
    private boolean isAtEnd;

    /** When all of it must be there by a deadline, each wait ends then too. */
    BodyStream(String name, Duration idle, OptionalLong deadlineNanos) {
        this.name = name;
        this.idle = idle;
        hasDeadline = deadlineNanos.isPresent();
        this.deadlineNanos = deadlineNanos.orElse(0);
    }

    // ---------------------------------------------------------------- called by the client

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        if (isClosed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        arrived.add(piece);
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(failure);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    // ---------------------------------------------------------------- called by the reader

    /** How many bytes were read. */
    long bytes() {
        return bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (isClosed) {
            throw new IOException(name + ": the stream is closed");
        }
        ByteBuffer piece = piece();
        if (piece == null) {
            return -1;
        }
        int count = Math.min(length, piece.remaining());
        piece.get(target, offset, count);
        bytes += count;
        return count;
    }

    /** A piece with something in it, or null at the end. */
    private @Nullable ByteBuffer piece() throws IOException {
        while (true) {
            ByteBuffer first = pieces.peek();
            if (first != null && first.hasRemaining()) {
                return first;
            }
            if (first != null) {
                pieces.remove();
                if (pieces.isEmpty()) {
                    Objects.requireNonNull(subscription).request(1);
                }
            } else if (isAtEnd || !receive()) {
                isAtEnd = true;
                return null;
            }
        }
    }

    private boolean receive() throws IOException {
        Object next = take();
        if (next == END) {
            return false;
        }
        if (next instanceof Throwable failure) {
            arrived.add(failure); // for who reads on
            throw new IOException(
                    name + ": the answer broke off after byte " + bytes + ": " + FailureText.of(failure), failure);
        }
        for (Object buffer : (List<?>) next) {
            pieces.add((ByteBuffer) buffer);
        }
        if (pieces.isEmpty()) {
            Objects.requireNonNull(subscription).request(1);
        }
        return true;
    }

    private Object take() throws IOException {
        @Nullable Object next;
        try {
            next = isOver() ? null : arrived.take(patience());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            InterruptedIOException failure = new InterruptedIOException(name + ": interrupted after byte " + bytes);
            failure.initCause(e);
            throw failure;
        } catch (TaskCancelledException e) {
            close();
            throw e;
        }
        if (next == null) {
            close();
            throw new HttpTimeoutException(name + (hasDeadline ? ": not all came within " : ": nothing came for ")
                    + idle + ", only " + bytes + " bytes before");
        }
        return next;
    }

    /** Bytes that keep coming do not put the deadline off. */
    private boolean isOver() {
        return hasDeadline && patience() <= 0;
    }

    private long patience() {
        return hasDeadline ? deadlineNanos - Waits.nanoTime() : idle.toNanos();
    }

    @Override
    public void close() {
        isClosed = true;
        Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }
}
