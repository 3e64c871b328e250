package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.pipelines.adaptive.GradientLimit;
import dev.vivace.policy.RateLimiter;
import dev.vivace.stream.Adaptive;
import dev.vivace.stream.Batched;
import dev.vivace.stream.ChunkSize;
import dev.vivace.stream.EventSource.Reader;
import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When the sender reads an item, and when the receiver can have it. Used by the sender's thread. */
abstract class Pace {

    final Hop hop;

    Pace(Hop hop) {
        this.hop = hop;
    }

    /** A source was opened. */
    void opened(Reader<?> reader) {}

    <T> @Nullable T next(Reader<T> reader, TaskContext context) throws Exception {
        return reader.next();
    }

    /** An item was put in; the reader is not there when code emitted it. */
    abstract void put(@Nullable Reader<?> reader);

    /** Each item can be had at once. */
    static final class Prompt extends Pace {
        Prompt(Hop hop) {
            super(hop);
        }

        @Override
        void put(@Nullable Reader<?> reader) {
            hop.offer();
        }
    }

    /** Each item is read within a time. */
    static final class Timed extends Pace {

        private final Pace inner;
        private final Duration timeout;

        Timed(Pace inner, Duration timeout) {
            super(inner.hop);
            this.inner = inner;
            this.timeout = timeout;
        }

        @Override
        void opened(Reader<?> reader) {
            inner.opened(reader);
        }

        @Override
        @SuppressWarnings("unchecked") // what the reader gives
        <T> @Nullable T next(Reader<T> reader, TaskContext context) throws Exception {
            return (T) Bounded.within(timeout, context, reader::next);
        }

        @Override
        void put(@Nullable Reader<?> reader) {
            inner.put(reader);
        }
    }

    /** Only so many items are read in a time. */
    static final class Limited extends Pace {

        private final Pace inner;
        private final RateLimiter limiter;

        Limited(Pace inner, RateLimiter limiter) {
            super(inner.hop);
            this.inner = inner;
            this.limiter = limiter;
        }

        @Override
        void opened(Reader<?> reader) {
            inner.opened(reader);
        }

        @Override
        <T> @Nullable T next(Reader<T> reader, TaskContext context) throws Exception {
            Duration wait = limiter.reserve();
            if (!wait.isZero()) {
                context.sleep(wait);
            }
            return reader.next();
        }

        @Override
        void put(@Nullable Reader<?> reader) {
            inner.put(reader);
        }
    }

    /** Items can be had chunk by chunk. */
    static final class Chunked extends Pace {

        private final ChunkSize size;
        private long begin;

        Chunked(Hop hop, ChunkSize size) {
            super(hop);
            this.size = size;
            hop.hold();
        }

        @Override
        void opened(Reader<?> reader) {
            if (size.unit() == ChunkSize.Unit.BYTES && reader.bytes() < 0) {
                throw new UnsupportedOperationException(
                        "chunks of " + size.amount() + " bytes: this source does not read bytes, so give it items");
            }
        }

        @Override
        void put(@Nullable Reader<?> reader) {
            long at = size.unit() == ChunkSize.Unit.BYTES && reader != null ? reader.bytes() : hop.appended();
            if (at < begin) {
                begin = 0;
            }
            if (at - begin >= size.amount()) {
                begin = at;
                hop.show();
            }
        }
    }

    /** Items can be had batch by batch, a batch that does not fill in time as it is. */
    static final class InBatches extends Pace {

        private final Batched batches;
        private final TaskClock clock;
        private Alarm alarm = () -> {};

        InBatches(Hop hop, Batched batches, TaskClock clock) {
            super(hop);
            this.batches = batches;
            this.clock = clock;
            hop.hold();
        }

        @Override
        void put(@Nullable Reader<?> reader) {
            long open = hop.appended() - hop.shown();
            if (open >= batches.size()) {
                alarm.cancel();
                hop.show();
            } else if (open == 1) {
                alarm.cancel();
                alarm = clock.schedule(clock.nanoTime() + batches.delay().toNanos(), hop::show);
            }
        }
    }

    /**
     * Only so many items are on their way, from the moment they were sent until they were received: the window of a
     * congestion control, learnt from how long that takes.
     */
    static final class Windowed extends Pace {

        private final TaskClock clock;
        private final GradientLimit limit;
        private final int most;
        private long sampled;
        private long sampledNanos;

        Windowed(Hop hop, Adaptive adaptive, TaskClock clock) {
            super(hop);
            this.clock = clock;
            most = Math.min(hop.capacity(), adaptive.window().max());
            int least = Math.min(most, adaptive.window().min());
            limit = GradientLimit.of(Math.min(adaptive.start(), most), least, most);
            hop.narrow(limit.limit());
        }

        @Override
        void put(@Nullable Reader<?> reader) {
            hop.offer();
            long freed = hop.freed();
            if (sampled == 0) {
                sampled = hop.appended();
                sampledNanos = clock.nanoTime();
            } else if (freed >= sampled) {
                limit.sample(clock.nanoTime() - sampledNanos, (int) (hop.appended() - freed));
                hop.narrow(limit.limit());
                sampled = 0;
            }
        }
    }
}
