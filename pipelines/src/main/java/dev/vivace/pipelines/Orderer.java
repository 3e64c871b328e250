package dev.vivace.pipelines;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Restores an order between the sender and the receivers, in a task of its own, so that an item that has waited long enough
 * goes on while the source pauses. The sender is its child.
 */
final class Orderer<T> implements AsyncWork<@Nullable Void> {

    /** Few, because they count twice. */
    private static final int AHEAD = 64;

    /** Makes the sender, which puts its items into the given hop. */
    @FunctionalInterface
    interface SenderMaker {
        AsyncWork<@Nullable Void> into(Hop hop);
    }

    private final SenderMaker sender;
    private final Order<T> order;
    private final Departure departure;
    private final Hop from;

    Orderer(SenderMaker sender, Order<T> order, Departure departure) {
        this.sender = sender;
        this.order = order;
        this.departure = departure;
        from = new Hop(Math.min(AHEAD, departure.hop().capacity()));
    }

    @Override
    public @Nullable Void run(TaskContext context) throws Exception {
        var child = context.task()
                .runtime()
                .builder()
                .name("source")
                .<@Nullable Void>to()
                .run(sender.into(from));
        Throwable failure = null;
        try {
            move(context);
        } catch (Throwable thrown) {
            failure = departure.hop().isStopped() && Cancelling.isSign(thrown) ? null : thrown;
        }
        from.stop();
        if (!context.isCancellationRequested()) {
            if (!from.isClosed()) {
                var _ = child.cancel(Run.ENDING);
            }
            var _ = child.awaitResult();
            failure = failure != null ? failure : from.failure();
        }
        departure.hop().close(failure);
        if (failure != null && Cancelling.isSign(failure)) {
            Failures.throwIfAny(failure);
        }
        return null;
    }

    private void move(TaskContext context) throws Exception {
        while (!departure.hop().isStopped()) {
            Cancelling.check(context);
            if (!put(order.due(), context)) {
                return;
            }
            int there = order.hasDeadline()
                    ? from.awaitOrEnd(context, departure.moments().clock(), order.deadline())
                    : from.awaitOrEnd(context);
            if (there == 0) {
                put(order.rest(), context);
                return;
            }
            for (int i = 0; i < there; i++) {
                if (!accept(from.take(), context)) {
                    return;
                }
            }
            from.release();
        }
    }

    private boolean accept(Object crossed, TaskContext context) throws Exception {
        if (Attempts.isBad(crossed)) {
            return put(List.of(crossed), context);
        }
        return put(order.after(crossed instanceof Sent sent ? sent : new Sent(crossed, null, null)), context);
    }

    private boolean put(List<Object> ready, TaskContext context) throws Exception {
        for (Object crossing : ready) {
            if (!departure.put(crossing, context)) {
                return false;
            }
            departure.hop().offer();
        }
        return true;
    }
}
