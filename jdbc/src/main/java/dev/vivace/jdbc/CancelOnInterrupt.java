package dev.vivace.jdbc;

import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a statement when the thread that executes it is interrupted. Drivers do not look for interrupts; some wait in
 * native code, others close the connection and leave the server working.
 *
 * <p>It is a channel, since that is what the JDK tells of an interrupt at once: whoever interrupts closes it. As a cancel
 * may need a connection of its own, a thread of its own makes it. Used by one thread, and by those that interrupt it.
 *
 * <p>An interrupt closes the socket under a virtual thread, and a statement without one cannot be cancelled any more: the
 * server would work on. The JDK wakes the thread once the channel is closed, so whoever interrupts waits, for a moment at
 * most, until the request is out.
 */
final class CancelOnInterrupt extends AbstractInterruptibleChannel {

    private static final Duration CANCELLING = Duration.ofSeconds(10);

    /** A cancel that comes before the database has begun is lost, so it is repeated after so long. */
    private static final long AGAIN_MILLIS = 50;

    /** How long an interrupt may take when the database does not take the request. */
    private static final long SENDING_MILLIS = 500;

    private final Statement statement;
    private final CountDownLatch sent = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);

    // Written once, by the thread that interrupts; read by the one that closes.
    private volatile @Nullable Thread cancelling;

    CancelOnInterrupt(Statement statement) {
        this.statement = statement;
    }

    /** What a statement does. */
    @FunctionalInterface
    interface Call<R> {
        R run() throws SQLException;
    }

    /** Runs a call; once interrupted, the statement is of no more use. */
    <R> R call(Call<R> call) throws SQLException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            return watched(call);
        } catch (ClosedByInterruptException e) {
            var _ = Thread.interrupted();
            throw new InterruptedException("interrupted while the database was working");
        } catch (SQLException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while the database was working");
            }
            throw e;
        }
    }

    private <R> R watched(Call<R> call) throws SQLException, ClosedByInterruptException {
        begin();
        R result;
        try {
            result = call.run();
        } catch (SQLException | RuntimeException | Error e) {
            finish();
            throw e;
        }
        finish();
        return result;
    }

    private void finish() throws ClosedByInterruptException {
        try {
            end(true);
        } catch (ClosedByInterruptException e) {
            over.countDown();
            throw e;
        } catch (AsynchronousCloseException e) {
            throw new IllegalStateException("only an interrupt closes it", e);
        }
    }

    @Override
    protected void implCloseChannel() {
        cancelling = Thread.startVirtualThread(this::cancel);
        try {
            var _ = sent.await(SENDING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancel() {
        try {
            do {
                statement.cancel();
                sent.countDown();
            } while (!over.await(AGAIN_MILLIS, TimeUnit.MILLISECONDS));
        } catch (SQLException e) {
            // It was done already, or its connection is gone: there is nothing left to cancel.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does
        } finally {
            sent.countDown();
        }
    }

    /** Waits for a cancel that is under way, lest it hits what the connection does next. */
    void settle() {
        over.countDown();
        Thread thread = cancelling;
        if (thread != null) {
            try {
                var _ = thread.join(CANCELLING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
