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

    List<EventSink.Writer<? super C>> writers() {
        return writers;
    }

    boolean isEmpty() {
        return writers.isEmpty() && subscribers.isEmpty();
    }

    void put(C item, TaskContext context) throws Exception {
        for (EventSink.Writer<? super C> writer : writers) {
            writer.write(item);
        }
        subscribers.publish(item, context);
    }

    void flush() throws Exception {
        for (EventSink.Writer<? super C> writer : writers) {
            writer.flush();
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
