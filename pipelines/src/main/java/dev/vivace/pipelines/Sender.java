package dev.vivace.pipelines;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.SenderEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sending end at work: opens the source, moves its items into the hop, and closes it on every path. */
final class Sender<T> implements AsyncWork<@Nullable Void> {

    private final EventSource<T> source;
    private final Hop hop;
    private final Pace pace;
    private final Moments moments;
    private final Events events;
    private final @Nullable Order<T> order;
    private final boolean positions;
    private final @Nullable String from;
    private final int abreast;
    private final Turn turn = new Turn();

    // The sender's own, while it reads one part after the other.
    private String prefix = "";

    Sender(
            EventSource<T> source,
            Hop hop,
            Pace pace,
            Moments moments,
            Events events,
            @Nullable Order<T> order,
            boolean positions,
            @Nullable String from,
            int abreast) {
        this.source = source;
        this.hop = hop;
        this.pace = pace;
        this.moments = moments;
        this.events = events;
        this.order = order;
        this.positions = positions;
        this.from = from;
        this.abreast = abreast;
    }

    @Override
    public @Nullable Void run(TaskContext context) throws Exception {
        Throwable failure = null;
        try {
            send(context);
        } catch (Throwable thrown) {
            failure = hop.isStopped() && Cancelling.isSign(thrown) ? null : thrown;
        }
        hop.close(failure);
        if (failure != null && Cancelling.isSign(failure)) {
            Failures.throwIfAny(failure);
        }
        return null;
    }

    private void send(TaskContext context) throws Exception {
        List<EventSource<T>> parts = source.parts();
        if (abreast > 1 && parts.size() > 1) {
            PartReaders.read(parts, Math.min(abreast, parts.size()), context, this::readPart);
        } else {
            sendInTurn(parts, context);
        }
        if (order != null && !hop.isStopped()) {
            putAll(order.rest(), null, context);
        }
    }

    private void sendInTurn(List<EventSource<T>> parts, TaskContext context) throws Exception {
        PartPosition begin = PartPosition.parse(from, parts.size());
        for (int i = begin.part(); i < parts.size() && !hop.isStopped(); i++) {
            prefix = parts.size() == 1 ? "" : i + ":";
            readPart(parts.get(i), i == begin.part() ? begin.position() : null, context);
        }
    }

    private void readPart(EventSource<T> part, @Nullable String at, TaskContext context) throws Exception {
        if (part instanceof EmitterSource<T>(var work)) {
            work.emit(new HopEmitter<>(this, context, moments));
        } else {
            read(part, at, context);
        }
    }

    private void read(EventSource<T> part, @Nullable String at, TaskContext context) throws Exception {
        EventSource.Reader<T> reader = at == null ? part.open() : part.openAt(at);
        Throwable failure = null;
        try {
            pace.opened(reader);
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
            Object item = next(reader, context);
            if (item == null) {
                return;
            }
            Optional<Instant> time = reader.createdAt();
            String position = positions ? position(reader) : null;
            boolean bare = time.isEmpty() && position == null && order == null && !(item instanceof BadItemException);
            Object crossing = bare ? item : new Sent(item, time.orElse(null), position);
            if (!cross(crossing, reader, context)) {
                return;
            }
        }
    }

    private String position(EventSource.Reader<T> reader) {
        return prefix
                + reader.position()
                        .orElseThrow(() -> new UnsupportedOperationException("this source has no positions, so it cannot"
                                + " resume, and a checkpoint would be of no use"));
    }

    /** Sends an item on its way; false when nobody will receive it. */
    private boolean cross(Object crossing, EventSource.@Nullable Reader<?> reader, TaskContext context)
            throws Exception {
        if (abreast == 1) {
            return crossAlone(crossing, reader, context);
        }
        turn.take(context);
        try {
            return crossAlone(crossing, reader, context);
        } finally {
            turn.give();
        }
    }

    private boolean crossAlone(Object crossing, EventSource.@Nullable Reader<?> reader, TaskContext context)
            throws Exception {
        if (order != null && crossing instanceof Sent sent && !Attempts.isBad(crossing)) {
            return putAll(order.after(sent), reader, context);
        }
        boolean wanted = put(crossing, context);
        pace.put(reader);
        return wanted;
    }

    private boolean putAll(List<Object> ready, EventSource.@Nullable Reader<?> reader, TaskContext context)
            throws Exception {
        for (Object crossing : ready) {
            if (!put(crossing, context)) {
                return false;
            }
            pace.put(reader);
        }
        return true;
    }

    /** The next item, or why it cannot be read while those after it can. */
    private @Nullable Object next(EventSource.Reader<T> reader, TaskContext context) throws Exception {
        try {
            return pace.next(reader, context);
        } catch (BadItemException bad) {
            return bad;
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
        Object wrapped = order == null || crossing instanceof Sent ? crossing : new Sent(crossing, null, null);
        if (hop.isStopped() || !cross(wrapped, null, context)) {
            throw new TaskCancelledException(CancellationLevel.GRACEFUL);
        }
    }

    long next() {
        return hop.appended() + 1;
    }
}
