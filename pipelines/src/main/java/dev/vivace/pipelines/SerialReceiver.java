package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import org.jspecify.annotations.Nullable;

/** One item after the other, on the pipeline's own thread. The hop to the collection is a call. */
final class SerialReceiver<T, C> {

    private final Hop hop;
    private final Attempts<T, C> attempts;
    private final Results<T, C> results;
    private final Moments moments;
    private final Events events;
    private final TaskContext context;

    SerialReceiver(
            Hop hop,
            Attempts<T, C> attempts,
            Results<T, C> results,
            Moments moments,
            Events events,
            TaskContext context) {
        this.hop = hop;
        this.attempts = attempts;
        this.results = results;
        this.moments = moments;
        this.events = events;
        this.context = context;
    }

    void receive() throws Exception {
        int most = Math.max(1, hop.capacity() / 4);
        for (int there = hop.await(context); there > 0; there = hop.await(context)) {
            if (!receive(Math.min(there, most), moments.clock().nanoTime())) {
                return;
            }
            hop.release();
        }
    }

    private boolean receive(int count, long nanos) throws Exception {
        for (int i = 0; i < count; i++) {
            Cancelling.check(context);
            long id = hop.next() + 1;
            Object crossed = hop.take();
            @Nullable Object result = attempts.receive(id, crossed, nanos);
            boolean more = results.accept(result);
            if (!events.isEmpty()) {
                events.tell(Watched.received(moments, id, crossed, nanos, result), context);
            }
            if (!more) {
                return false;
            }
        }
        return true;
    }
}
