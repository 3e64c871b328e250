package dev.vivace.pipelines;

import dev.vivace.AsyncWork;
import dev.vivace.TaskContext;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.EventSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sending end at work: opens the source, moves its items into the hop, and closes it on every path. */
final class Sender<T> implements AsyncWork<@Nullable Void> {

    /** After so many items a sender that never waits gives others a turn on its carrier. */
    private static final int TURN = (1 << 14) - 1;

    private final EventSource<T> source;
    private final Hop hop;
    private final Pace pace;
    private final Departure departure;
    private final boolean positions;
    private final @Nullable String from;
    private final int abreast;
    private final Turn turn = new Turn();

    // The sender's own, while it reads one part after the other.
    private String prefix = "";

    Sender(
            EventSource<T> source,
            Pace pace,
            Departure departure,
            boolean positions,
            @Nullable String from,
            int abreast) {
        this.source = source;
        this.hop = departure.hop();
        this.pace = pace;
        this.departure = departure;
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
            work.emit(new HopEmitter<>(this, context, departure.moments()));
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
            if (((int) hop.appended() & TURN) == TURN) {
                Fairness.giveTurn();
            }
            departure.tap().pass(context);
            Object item = next(reader, context);
            if (item == null) {
                return;
            }
            Optional<Instant> time = reader.createdAt();
            String position = positions ? position(reader) : null;
            boolean bare = time.isEmpty() && position == null && !(item instanceof BadItemException);
            Object crossing = bare ? item : new Sent(item, time.orElse(null), position);
            if (!cross(crossing, reader, context)) {
                return;
            }
        }
    }

    private String position(EventSource.Reader<T> reader) {
        return prefix
                + reader.position()
                        .orElseThrow(
                                () -> new UnsupportedOperationException("this source has no positions, so it cannot"
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
        boolean wanted = departure.put(crossing, context);
        pace.put(reader);
        return wanted;
    }

    /** The next item, or why it cannot be read while those after it can. */
    private @Nullable Object next(EventSource.Reader<T> reader, TaskContext context) throws Exception {
        try {
            return pace.next(reader, context);
        } catch (BadItemException bad) {
            return bad;
        }
    }

    /** Sends what an emitter was given. */
    void emit(Object crossing, TaskContext context) throws Exception {
        Cancelling.check(context);
        departure.tap().pass(context);
        if (hop.isStopped() || !cross(crossing, null, context)) {
            throw new TaskCancelledException(CancellationLevel.GRACEFUL);
        }
    }

    long next() {
        return hop.appended() + 1;
    }
}
