package dev.vivace.pipelines;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.SenderEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sending end at work: opens the source, moves its items into the hop, and closes it on every path. */
final class Sender<T> implements AsyncWork<@Nullable Void> {

    private final EventSource<T> source;
    private final Hop hop;
    private final Pace pace;
    private final Moments moments;
    private final Events events;
    private final boolean positions;
    private final @Nullable String from;

    Sender(
            EventSource<T> source,
            Hop hop,
            Pace pace,
            Moments moments,
            Events events,
            boolean positions,
            @Nullable String from) {
        this.source = source;
        this.hop = hop;
        this.pace = pace;
        this.moments = moments;
        this.events = events;
        this.positions = positions;
        this.from = from;
    }

    @Override
    public @Nullable Void run(TaskContext context) throws Exception {
        Throwable failure = null;
        try {
            send(context);
        } catch (Throwable thrown) {
            failure = hop.isStopped() && Cancelling.isSign(thrown) ? null : thrown;
        }
        pace.end();
        hop.close(failure);
        if (failure != null && Cancelling.isSign(failure)) {
            Failures.throwIfAny(failure);
        }
        return null;
    }

    private void send(TaskContext context) throws Exception {
        for (EventSource<T> part : source.parts()) {
            if (part instanceof EmitterSource<T>(var work)) {
                work.emit(new HopEmitter<>(this, context, moments));
            } else {
                read(part, context);
            }
        }
    }

    private void read(EventSource<T> part, TaskContext context) throws Exception {
        EventSource.Reader<T> reader = from == null ? part.open() : part.openAt(from);
        Throwable failure = null;
        try {
            move(reader, context);
        } catch (Throwable thrown) {
            failure = thrown;
        }
        close(reader, failure);
    }

    /** Closes what was read, undisturbed by the interrupt that may have ended the reading. */
    private void close(EventSource.Reader<T> reader, @Nullable Throwable first) throws Exception {
        Throwable failure = first;
        boolean interrupted = Thread.interrupted();
        try {
            reader.close();
        } catch (Throwable thrown) {
            failure = Failures.first(failure, thrown);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        Failures.throwIfAny(failure);
    }

    private void move(EventSource.Reader<T> reader, TaskContext context) throws Exception {
        for (; ; ) {
            Cancelling.check(context);
            if (hop.isStopped()) {
                return;
            }
            T item = pace.next(reader, context);
            if (item == null) {
                return;
            }
            Optional<Instant> time = reader.createdAt();
            String position = positions ? reader.position().orElse(null) : null;
            Object crossing = time.isPresent() || position != null ? new Sent(item, time.orElse(null), position) : item;
            if (!put(crossing, context)) {
                return;
            }
            pace.put(reader, context);
        }
    }

    /** Puts an item into the hop; false when nobody will receive it. */
    private boolean put(Object crossing, TaskContext context) throws Exception {
        if (!hop.append(crossing, context)) {
            return false;
        }
        if (!events.isEmpty()) {
            tell(crossing, context);
        }
        return true;
    }

    @SuppressWarnings("unchecked") // only items of the source are sent
    private void tell(Object crossing, TaskContext context) throws Exception {
        Instant own = Sent.createdAtOf(crossing);
        events.tell(
                new SenderEvent<>(
                        hop.appended(),
                        moments.taskId(),
                        own != null ? own : moments.now(),
                        (T) Sent.itemOf(crossing),
                        Optional.ofNullable(Sent.positionOf(crossing))),
                context);
    }

    /** Sends what an emitter was given. */
    void emit(Object crossing, TaskContext context) throws Exception {
        Cancelling.check(context);
        if (hop.isStopped() || !put(crossing, context)) {
            throw new TaskCancelledException(CancellationLevel.GRACEFUL);
        }
        pace.emitted();
    }

    long next() {
        return hop.appended() + 1;
    }
}
