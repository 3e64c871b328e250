package dev.vivace.pipelines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.EventSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law E2 in a heap of 64 MB, in a JVM of its own: what the source makes would fill it many times over. */
@Tag("small-heap")
class SmallHeapTest {

    private static final int ITEMS = 10_000_000;
    private static final int BUFFER = 1000;

    /** What both ends may have in hand beside the buffer, and what the receiver frees in one go. */
    private static final int IN_HAND = 3 + BUFFER / 4;

    @BeforeEach
    void the_heap_is_small() {
        assertThat(java.lang.Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(64L << 20);
    }

    @Test
    void ten_million_items_pass_and_the_source_is_never_more_than_the_buffer_ahead() throws Exception {
        CountedSource source = new CountedSource(ITEMS);
        Slow slow = new Slow(source);
        assertThat(AsyncTask.<byte[]>emits()
                        .buffer(BUFFER)
                        .sender(sources -> source)
                        .receiver(event -> slow.receive(event.data()))
                        .await(Collectors.counting()))
                .isEqualTo(ITEMS);
        assertThat(source.closed).hasValue(1);
        assertThat(slow.most).isBetween((long) BUFFER, (long) BUFFER + IN_HAND);
    }

    /** The ways to end before the source does. */
    enum End {
        ERROR,
        GRACEFUL,
        KILL,
        KILL_HARD,
        TIMEOUT
    }

    @ParameterizedTest
    @EnumSource
    void an_endless_source_is_closed_once_however_it_ends(End end) throws Exception {
        CountedSource source = new CountedSource(Integer.MAX_VALUE);
        Slow slow = new Slow(source);
        CountDownLatch flowing = new CountDownLatch(1_000_000);
        EmittingTask<Long, Integer, AsyncTaskException, ?> task = AsyncTask.<byte[]>emits()
                .timeout(end == End.TIMEOUT ? Duration.ofMillis(500) : Duration.ofHours(1))
                .buffer(BUFFER)
                .sender(sources -> source)
                .receiver(event -> {
                    flowing.countDown();
                    if (end == End.ERROR && flowing.getCount() == 0) {
                        throw new IllegalStateException("as intended");
                    }
                    return slow.receive(event.data());
                })
                .run(Collectors.counting());
        switch (end) {
            case GRACEFUL, KILL, KILL_HARD -> {
                flowing.await();
                task.cancel(CancellationLevel.valueOf(end.name()));
            }
            case ERROR, TIMEOUT -> {}
        }
        assertThatThrownBy(task::collection).isInstanceOf(AsyncTaskException.class);
        source.end.await();
        assertThat(source.closed).hasValue(1);
    }

    /** Begins when the source can give no more, and works on an item for longer than the source. Used by one thread. */
    private static final class Slow {

        private final CountedSource source;
        private long done;
        private long most;

        Slow(CountedSource source) {
            this.source = source;
        }

        int receive(byte[] item) throws InterruptedException {
            source.full.await();
            most = Math.max(most, source.made - done++);
            int hash = 0;
            for (byte one : item) {
                hash = (hash ^ one) * 16777619;
            }
            return hash;
        }
    }

    /** Gives arrays of ones, and counts. */
    private static final class CountedSource implements EventSource<byte[]> {

        static final int SIZE = 64;

        private final int items;
        private final AtomicInteger closed = new AtomicInteger();
        private final CountDownLatch full = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        // Written by the sender's thread, read by the receiver's.
        private volatile long made;

        CountedSource(int items) {
            this.items = items;
        }

        @Override
        public Reader<byte[]> open() {
            return new Reader<>() {
                @Override
                @SuppressWarnings("NonAtomicOperationOnVolatileField") // one thread writes
                public byte @Nullable [] next() {
                    if (made == items) {
                        return null;
                    }
                    byte[] item = new byte[SIZE];
                    Arrays.fill(item, (byte) 1);
                    made++;
                    if (made == BUFFER) {
                        full.countDown();
                    }
                    return item;
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                    end.countDown();
                }
            };
        }
    }
}
