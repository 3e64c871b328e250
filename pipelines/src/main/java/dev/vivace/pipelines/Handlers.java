package dev.vivace.pipelines;

import dev.vivace.Collector;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.ReceiverWork;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.stream.StreamCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The receiver's code in the shape that {@link Attempts} calls. */
final class Handlers {

    private Handlers() {}

    static <T, C> Attempts.Handler<T, C> mapping(ReceiverWork<T, C> work) {
        return work::receive;
    }

    static <T, C> Attempts.Handler<T, C> collecting(
            ReceiverWork.Collecting<T, C> work, TaskContext context, Supplier<StreamCounts> counts) {
        return event -> {
            OneAttempt<T, C> attempt = new OneAttempt<>(context, counts);
            try {
                work.receive(event, attempt);
            } finally {
                attempt.end();
            }
            return attempt.outcome();
        };
    }

    /** A receiver whose items may take only so long. */
    static <T, C> Attempts.Handler<T, C> within(Duration time, TaskContext context, Attempts.Handler<T, C> handler) {
        return event -> Bounded.within(time, context, () -> handler.receive(event));
    }

    /** For batches: single items come here only to fail, when they could not be read. */
    static <T, C> Attempts.Handler<T, C> none() {
        return event -> {
            throw new IllegalStateException("a batch receiver takes no single item");
        };
    }

    /** The collector of one attempt: what it takes counts only when the attempt has ended well. */
    private static final class OneAttempt<T, C> extends CoreSources<T> implements Collector<T, C, Object> {

        private final Supplier<StreamCounts> counts;

        // Guarded by this object's monitor: a receiver may have helpers.
        private @Nullable List<Object> items;
        private @Nullable AsyncTaskError rejected;
        private boolean ended;

        OneAttempt(TaskContext context, Supplier<StreamCounts> counts) {
            super(context, EmittingTaskBuilder.DEFAULT_BUFFER);
            this.counts = counts;
        }

        @Override
        public synchronized void collect(C item) {
            Checks.notNull("item", item);
            checkOpen();
            if (items == null) {
                items = new ArrayList<>(2);
            }
            items.add(item);
        }

        @Override
        public synchronized void reject(AsyncTaskError error) {
            checkOpen();
            rejected = Checks.notNull("error", error);
        }

        private void checkOpen() {
            if (ended) {
                throw new AsyncTaskException(
                        new AsyncTaskError.InvalidState("the receiver has returned; it collects no more"));
            }
        }

        @Override
        public StreamCounts counts() {
            return counts.get();
        }

        @Override
        public Object collected() {
            throw new AsyncTaskException(
                    new AsyncTaskError.InvalidState("the collection is there after the final event, not before"));
        }

        synchronized void end() {
            ended = true;
        }

        synchronized @Nullable Object outcome() {
            if (rejected != null) {
                throw new Attempts.Rejection(rejected);
            }
            if (items == null) {
                return null;
            }
            return items.size() == 1 ? items.getFirst() : Outcome.many(items);
        }
    }
}
