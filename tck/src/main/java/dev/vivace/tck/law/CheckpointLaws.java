package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.EmittingTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.CheckpointStore;
import dev.vivace.stream.ErrorStrategy;
import dev.vivace.stream.EventSink;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pipelines that go on where they stopped: law E10 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface CheckpointLaws extends StreamSubject {

    /** How many items there are in all. */
    int ALL = 300;

    /** At which moments the power fails. */
    List<Long> SEEDS = List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);

    @Test
    default void E10_nothing_is_lost_when_the_power_fails_at_any_moment() throws Exception {
        for (ReceiverStrategy strategy : List.of(ReceiverStrategy.serial(), ReceiverStrategy.parallel(3))) {
            for (long seed : SEEDS) {
                Ledger ledger = new Ledger();
                Map<String, byte[]> kept = new ConcurrentHashMap<>();
                Random random = new Random(seed);
                int kills = Power.untilDone(
                        random, power -> run(seed, new MemoryStore(kept, power), ledger.plain(power), strategy));
                assertEquals(
                        new TreeSet<>(upTo(ALL)),
                        new TreeSet<>(ledger.items()),
                        "all items in the end, after " + kills + " kills with " + strategy + ", seed " + seed);
            }
        }
    }

    @Test
    default void E10_a_sink_that_takes_part_sees_each_item_once() throws Exception {
        for (ReceiverStrategy strategy : List.of(ReceiverStrategy.serial(), ReceiverStrategy.parallel(3))) {
            for (long seed : SEEDS) {
                Ledger ledger = new Ledger();
                Map<String, byte[]> kept = new ConcurrentHashMap<>();
                Random random = new Random(seed);
                int kills = Power.untilDone(
                        random,
                        power -> run(seed, new MemoryStore(kept, power), ledger.transactional(power), strategy));
                assertEquals(
                        upTo(ALL),
                        ledger.items().stream().sorted().toList(),
                        "each once, after " + kills + " kills with " + strategy + ", seed " + seed);
                assertEquals(Map.of(), kept, "the checkpoint is in the sink, and in no other store");
            }
        }
    }

    @Test
    default void E10_duplicates_are_only_above_the_low_water_mark() throws Exception {
        for (ReceiverStrategy strategy : List.of(ReceiverStrategy.serial(), ReceiverStrategy.parallel(4))) {
            MemoryStore store = new MemoryStore();
            List<Integer> received = Collections.synchronizedList(new ArrayList<>());
            SpySource first = SpySource.endless();
            TestRuntime test = seeded();
            var task = resuming(test, store)
                    .sender(sources -> first)
                    .receiver(
                            event -> {
                                take(event.data() == 5_000 ? Duration.ofDays(1) : Duration.ofMillis(10));
                                received.add(event.data());
                                return event.data();
                            },
                            strategy)
                    .run(Collectors.counting());
            test.advance(Duration.ofMinutes(10));
            assertTrue(store.saved() > 0, "it has saved how far it is");
            task.cancel(CancellationLevel.KILL_HARD);
            test.runUntilIdle();
            int mark = markAfter(store, strategy);
            assertTrue(mark > 0, "it does not begin anew");
            assertTrue(mark < 5_000, "an item that was not done is below no mark: " + mark);
            Set<Integer> done = Set.copyOf(received);
            for (int number = 1; number <= mark; number++) {
                assertTrue(done.contains(number), "what is below the mark was done, but not " + number);
            }
        }
    }

    /** Where a second run begins: below that, it receives nothing. */
    private int markAfter(CheckpointStore store, ReceiverStrategy strategy) throws Exception {
        SpySource second = SpySource.endless();
        List<Integer> again = Collections.synchronizedList(new ArrayList<>());
        TestRuntime test = seeded();
        var task = resuming(test, store)
                .sender(sources -> second)
                .receiver(
                        event -> {
                            again.add(event.data());
                            return event.data();
                        },
                        strategy)
                .limit(100)
                .run();
        assertTrue(test.resultOf(task).isSuccess());
        assertEquals(1, second.resumed().size(), "opened where the first run was");
        int mark = Integer.parseInt(second.resumed().getFirst());
        assertEquals(mark + 1, again.stream().min(Integer::compare).orElseThrow(), "it goes on after the mark");
        return mark;
    }

    @Test
    default void E10_each_pipeline_has_a_place_of_its_own_in_the_store() throws Exception {
        MemoryStore store = new MemoryStore();
        for (String name : List.of("left", "right")) {
            TestRuntime test = seeded();
            SpySource source = SpySource.endless();
            var task = numbers(test)
                    .name(name)
                    .checkpoint(store)
                    .sender(sources -> source)
                    .receiver(event -> {
                        take(Duration.ofMillis(10));
                        return event.data();
                    })
                    .run(Collectors.counting());
            test.advance(Duration.ofMinutes(1));
            task.cancel(CancellationLevel.KILL_HARD);
            test.runUntilIdle();
            assertEquals(List.of(), source.resumed(), "nobody of that name was there before: " + name);
        }
        assertEquals(Set.of("left", "right"), store.kept().keySet(), "under the task's path");
    }

    @Test
    default void E10_dead_letters_count_as_done() throws Exception {
        Ledger ledger = new Ledger();
        Map<String, byte[]> kept = new ConcurrentHashMap<>();
        List<Integer> letters = Collections.synchronizedList(new ArrayList<>());
        Random random = new Random(3);
        Power.untilDone(random, power -> {
            TestRuntime test = seeded();
            var task = resuming(test, new MemoryStore(kept, power))
                    .onError(ErrorStrategy.continueOnError())
                    .deadLetters(letter -> letters.add(letter.item()))
                    .sender(sources -> SpySource.of(ALL, number -> power.use()))
                    .receiver(event -> {
                        take(Duration.ofMillis(10));
                        if (event.data() % 10 == 0) {
                            throw new IllegalStateException("as intended");
                        }
                        return event.data();
                    })
                    .into(ledger.plain(power))
                    .run(Collectors.counting());
            return test.resultOf(task).isSuccess();
        });
        Set<Integer> seen = new TreeSet<>(ledger.items());
        seen.addAll(letters);
        assertEquals(new TreeSet<>(upTo(ALL)), seen);
    }

    @Test
    default void E10_a_store_that_fails_fails_the_pipeline() throws Exception {
        TestRuntime test = seeded();
        SpySource source = SpySource.of(1);
        var task = resuming(test, new MemoryStore(new HashMap<>(), Power.failingAfter(0)))
                .sender(sources -> source)
                .receiver(event -> event.data())
                .run();
        AsyncTaskError error = test.resultOf(task).failure().orElseThrow();
        assertInstanceOf(AsyncTaskError.Io.class, error);
        assertEquals(source.opened(), source.closed());
    }

    @Test
    default void E10_a_checkpoint_is_saved_after_the_sink_was_flushed() throws Exception {
        for (long seed = 0; seed < 5; seed++) {
            SpySink sink = new SpySink();
            List<Integer> lasting = Collections.synchronizedList(new ArrayList<>());
            Map<String, byte[]> kept = new ConcurrentHashMap<>();
            CheckpointStore store = new WatchedStore(
                    new MemoryStore(kept), () -> lasting.add(sink.flushed().size()));
            TestRuntime test = seeded(seed);
            var task = resuming(test, store)
                    .sender(sources -> SpySource.endless())
                    .receiver(event -> {
                        take(Duration.ofMillis(10));
                        return event.data();
                    })
                    .into(sink)
                    .run(Collectors.counting());
            test.advance(Duration.ofMinutes(5));
            task.cancel(CancellationLevel.KILL_HARD);
            test.runUntilIdle();
            assertFalse(lasting.isEmpty(), "it has saved how far it is");
            int mark = markAfter(new MemoryStore(kept), ReceiverStrategy.serial());
            assertTrue(mark <= lasting.getLast(), "up to " + mark + ", but " + lasting.getLast() + " did last");
        }
    }

    private EmittingTaskBuilder<Integer, Integer, AsyncTaskException, TaskId> resuming(
            TestRuntime test, CheckpointStore store) {
        return numbers(test).name("resuming").checkpoint(store);
    }

    /** One run, in which each item takes some time; false when it was killed. */
    private boolean run(long seed, MemoryStore store, EventSink<Integer> sink, ReceiverStrategy strategy)
            throws Exception {
        TestRuntime test = seeded(seed);
        EmittingTask<Long, Integer, AsyncTaskException, TaskId> task = resuming(test, store)
                .buffer(16)
                .sender(sources -> SpySource.of(ALL))
                .receiver(
                        event -> {
                            take(Duration.ofMillis(event.data() * 31 % 90));
                            return event.data();
                        },
                        strategy)
                .into(sink)
                .run(Collectors.counting());
        return test.resultOf(task).isSuccess();
    }
}
