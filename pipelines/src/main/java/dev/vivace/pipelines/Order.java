package dev.vivace.pipelines;

import dev.vivace.stream.ComparatorSequence;
import dev.vivace.stream.EventSequence;
import dev.vivace.stream.IdSequence;
import dev.vivace.stream.TimestampSequence;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Restores an order within a bounded buffer, before items cross. Used by one thread. An item that is let go carries
 * the position of the last item before which none is held back any more, so that a later run loses none.
 */
abstract class Order<T> {

    /** An item that waits, and what it was read as. */
    private static final class Held {
        final Sent sent;
        final long number;
        final long untilNanos;
        boolean gone;

        Held(Sent sent, long number, long untilNanos) {
            this.sent = sent;
            this.number = number;
            this.untilNanos = untilNanos;
        }
    }

    private final PriorityQueue<Held> waiting;
    private final Deque<Held> read = new ArrayDeque<>();
    private final int buffer;
    private long reads;
    private @Nullable String safe;

    Order(int buffer, Comparator<Sent> order) {
        this.buffer = buffer;
        waiting = new PriorityQueue<>(
                Comparator.<Held, Sent>comparing(held -> held.sent, order).thenComparingLong(held -> held.number));
    }

    /** The order of a sequence. */
    static <T> Optional<Order<T>> of(Optional<EventSequence<? super T>> sequence, Tally tally, TaskClock clock) {
        return sequence.map(given -> switch (given) {
            case ComparatorSequence<? super T>(var order, int buffer) -> new Compared<>(order, buffer);
            case TimestampSequence(Duration lateness, int buffer) -> new Timed<>(lateness, buffer, clock);
            case IdSequence<? super T> ids -> new Numbered<>(ids, tally);
        });
    }

    /** Takes an item, and gives those that can cross now. */
    final List<Object> after(Sent sent) {
        Held held = new Held(sent, reads++, untilNanos());
        waiting.add(held);
        read.add(held);
        came(sent);
        List<Object> ready = new ArrayList<>(1);
        while (!waiting.isEmpty() && (waiting.size() > buffer || mayGo(waiting.element().sent))) {
            ready.add(letGo(waiting.remove()));
        }
        return ready;
    }

    /** Those that have waited long enough, with all that go before them. */
    final List<Object> due() {
        if (!hasDeadline() || deadline() - now() > 0) {
            return List.of();
        }
        List<Object> ready = new ArrayList<>();
        Held last = read.element();
        while (!last.gone) {
            ready.add(letGo(waiting.remove()));
        }
        return ready;
    }

    /** Whether the item that came first goes on at some moment, whatever else comes. */
    final boolean hasDeadline() {
        return isTimed() && !read.isEmpty();
    }

    final long deadline() {
        return read.element().untilNanos;
    }

    boolean isTimed() {
        return false;
    }

    long now() {
        return 0;
    }

    long untilNanos() {
        return 0;
    }

    /** Those that are left at the end. */
    final List<Object> rest() {
        List<Object> ready = new ArrayList<>(waiting.size());
        while (!waiting.isEmpty()) {
            ready.add(letGo(waiting.remove()));
        }
        return ready;
    }

    private Object letGo(Held held) {
        goes(held.sent);
        held.gone = true;
        while (!read.isEmpty() && read.element().gone) {
            safe = read.remove().sent.position();
        }
        return new Sent(held.sent.item(), held.sent.createdAt(), safe);
    }

    void came(Sent sent) {}

    abstract boolean mayGo(Sent least);

    void goes(Sent sent) {}

    /** The order of a comparator: only a full buffer or the end says that no lesser item comes. */
    private static final class Compared<T> extends Order<T> {
        @SuppressWarnings("unchecked") // the source gave items of this kind
        Compared(Comparator<? super T> order, int buffer) {
            super(buffer, (a, b) -> order.compare((T) a.item(), (T) b.item()));
        }

        @Override
        boolean mayGo(Sent least) {
            return false;
        }
    }

    /** The order of times: an item goes when one came that is later by the allowed lateness, or when it has waited so long. */
    private static final class Timed<T> extends Order<T> {
        private final Duration lateness;
        private final TaskClock clock;
        private Instant latest = Instant.MIN;

        Timed(Duration lateness, int buffer, TaskClock clock) {
            super(buffer, Comparator.comparing(Timed::time));
            this.lateness = lateness;
            this.clock = clock;
        }

        @Override
        boolean isTimed() {
            return true;
        }

        @Override
        long now() {
            return clock.nanoTime();
        }

        @Override
        long untilNanos() {
            return clock.nanoTime() + lateness.toNanos();
        }

        private static Instant time(Sent sent) {
            Instant time = sent.createdAt();
            if (time == null) {
                throw new IllegalStateException(
                        "an order by time needs items with a time of their own, and this source gives none");
            }
            return time;
        }

        @Override
        void came(Sent sent) {
            latest = time(sent).isAfter(latest) ? time(sent) : latest;
        }

        @Override
        boolean mayGo(Sent least) {
            return Duration.between(time(least), latest).compareTo(lateness) >= 0;
        }
    }

    /** The order of numbers: an item goes when it is the next, or when the buffer is full, which leaves a gap. */
    private static final class Numbered<T> extends Order<T> {
        private final IdSequence<? super T> ids;
        private final Tally tally;
        private @Nullable Long next;

        Numbered(IdSequence<? super T> ids, Tally tally) {
            super(ids.buffer(), Comparator.comparingLong(sent -> number(ids, sent)));
            this.ids = ids;
            this.tally = tally;
        }

        @SuppressWarnings("unchecked") // the source gave items of this kind
        private static <T> long number(IdSequence<? super T> ids, Sent sent) {
            return ids.number().applyAsLong((T) sent.item());
        }

        @Override
        boolean mayGo(Sent least) {
            return next != null && number(ids, least) <= next;
        }

        @Override
        void goes(Sent sent) {
            long number = number(ids, sent);
            Long expected = next;
            if (expected != null && number > expected) {
                IdSequence.Gap gap = new IdSequence.Gap(expected, number - 1);
                tally.gaps.addAndGet(gap.size());
                ids.gaps().accept(gap);
            }
            next = expected == null ? number + 1 : Math.max(expected, number + 1);
        }
    }
}
