package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.stream.EventSink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where collected items go besides the collection: sinks and subscribers. Used by the pipeline's thread. */
final class Outlets<C> {

    private final List<EventSink.Writer<? super C>> writers = new ArrayList<>(0);
    private final Subscribers<C> subscribers;

    Outlets(Subscribers<C> subscribers) {
        this.subscribers = subscribers;
    }

    void open(List<EventSink<? super C>> sinks) throws Exception {
        for (EventSink<? super C> sink : sinks) {
            writers.add(sink.open());
        }
    }

    /**
     * The sink that keeps the checkpoint in its own transaction.
     *
     * @return null when none does
     */
    EventSink.@Nullable TransactionalWriter<?> transaction() {
        EventSink.TransactionalWriter<?> found = null;
        for (EventSink.Writer<? super C> writer : writers) {
            if (writer instanceof EventSink.TransactionalWriter<?> transactional) {
                if (found != null) {
                    throw new IllegalArgumentException(
                            "only one sink can keep the checkpoint in its transaction, and there are two");
                }
                found = transactional;
            }
        }
        return found;
    }

    boolean isEmpty() {
        return subscribers.isEmpty() && writers.isEmpty();
    }

    void put(C item, TaskContext context) throws Exception {
        for (EventSink.Writer<? super C> writer : writers) {
            writer.write(item);
        }
        subscribers.publish(item, context);
    }

    /** Makes last what was written. What lies in a transaction is left to its commit, when a checkpoint is kept. */
    void flush(boolean commitFollows) throws Exception {
        for (EventSink.Writer<? super C> writer : writers) {
            if (!commitFollows || !(writer instanceof EventSink.TransactionalWriter<?>)) {
                writer.flush();
            }
        }
    }

    /** Closes every sink, and gives the first failure, under the one that there was before. */
    @Nullable
    Throwable close(@Nullable Throwable before) {
        Throwable failure = before;
        boolean interrupted = Thread.interrupted();
        for (EventSink.Writer<? super C> writer : writers) {
            try {
                writer.close();
            } catch (Throwable thrown) {
                failure = Failures.first(failure, thrown);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }
}
