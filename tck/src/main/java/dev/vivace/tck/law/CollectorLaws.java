package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.stream.DuplicateKeys;
import dev.vivace.stream.Keyed;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.testkit.TestRuntime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a collection is made: law E8 of the contract. */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface CollectorLaws extends StreamSubject {

    @Test
    default void E8_a_second_value_fails_the_collection_when_nobody_says_otherwise() throws Exception {
        for (Collector<Keyed<Integer, Integer>, ?, Map<Integer, Integer>> policy :
                List.of(Keyed.<Integer, Integer>toMap(), Keyed.<Integer, Integer>toMap(DuplicateKeys.fail()))) {
            TestRuntime test = seeded();
            SpySource source = SpySource.of(100);
            var task = numbers(test)
                    .sender(sources -> source)
                    .receiver(event -> Keyed.of(event.data() == 60 ? 40 : event.data(), event.data()))
                    .run(policy);
            AsyncTaskError error = test.resultOf(task).failure().orElseThrow();
            assertInstanceOf(AsyncTaskError.InvalidData.class, error);
            assertTrue(error.message().contains("40"), "it names the key: " + error.message());
            assertEquals(1, source.closed());
        }
    }

    @Test
    default void E8_the_first_the_last_or_a_merged_value_stays() throws Exception {
        assertEquals(Map.of(0, 3, 1, 1, 2, 2), byRemainder(DuplicateKeys.first()));
        assertEquals(Map.of(0, 30, 1, 28, 2, 29), byRemainder(DuplicateKeys.last()));
        assertEquals(Map.of(0, 165, 1, 145, 2, 155), byRemainder(DuplicateKeys.merge((left, right) -> left + right)));
        assertEquals(
                Map.of(0, 3, 1, 1, 2, 2),
                byRemainder(DuplicateKeys.merge((earlier, later) -> earlier)),
                "the earlier is on the left");
    }

    private Map<Integer, Integer> byRemainder(DuplicateKeys<Integer> policy) throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .sequence(sources -> SpySource.of(30))
                .receiver(
                        event -> {
                            take(SECOND.multipliedBy(event.data() * 7 % 5));
                            return Keyed.of(event.data() % 3, event.data());
                        },
                        ReceiverStrategy.parallel(4))
                .run(Keyed.toMap(policy));
        return test.resultOf(task).orElseThrow();
    }

    @Test
    default void E8_a_sequence_keeps_the_order_of_insertion() throws Exception {
        TestRuntime test = seeded();
        List<Integer> keys = new ArrayList<>(upTo(50));
        Collections.shuffle(keys, new java.util.Random(1));
        var task = numbers(test)
                .sequence(sources -> sources.of(keys))
                .receiver(
                        event -> {
                            take(SECOND.multipliedBy(event.data() * 7 % 5));
                            return Keyed.of(event.data(), event.id());
                        },
                        ReceiverStrategy.parallel(4))
                .run(Keyed.toMap());
        assertEquals(keys, List.copyOf(test.resultOf(task).orElseThrow().keySet()));
    }

    @Test
    default void E8_no_more_than_the_limit_is_collected() throws Exception {
        for (ReceiverStrategy strategy : List.of(ReceiverStrategy.serial(), ReceiverStrategy.parallel(4))) {
            for (int limit : List.of(1, 7, 300)) {
                TestRuntime test = seeded();
                SpySource source = SpySource.endless();
                SpySink sink = new SpySink();
                var task = numbers(test)
                        .sequence(sources -> source)
                        .receiver(
                                (event, collector) -> {
                                    collector.collect(event.data());
                                    collector.collect(event.data());
                                },
                                strategy)
                        .limit(limit)
                        .into(sink)
                        .run();
                List<Integer> expected =
                        upTo(limit).stream().map(n -> (n + 1) / 2).toList();
                assertEquals(TaskResult.success(expected), test.resultOf(task), "with " + strategy);
                assertEquals(limit, task.counts().collected());
                assertEquals(expected, sink.flushed(), "the sink gets what is collected");
                assertEquals(1, source.closed());
            }
        }
    }

    @Test
    default void E8_a_limit_that_is_not_reached_changes_nothing() throws Exception {
        assertEquals(
                upTo(9),
                numbers()
                        .sender(sources -> SpySource.of(9))
                        .receiver(event -> event.data())
                        .limit(1_000_000)
                        .await());
    }

    @Test
    default void E8_any_collector_makes_the_collection() throws Exception {
        var end = numbers().sender(sources -> SpySource.of(1_000)).receiver(event -> event.data());
        assertEquals(1_000L, end.await(Collectors.counting()));
        assertEquals(500_500L, end.await(Collectors.summingLong(n -> n)));
        assertEquals(Set.of(0, 1, 2), end.await(Collectors.mapping(n -> n % 3, Collectors.toSet())));
        assertEquals(
                Map.of(true, 500L, false, 500L),
                end.await(Collectors.partitioningBy(n -> n % 2 == 0, Collectors.counting())));
        assertEquals(
                "500.5 of 1000",
                end.await(Collectors.teeing(
                        Collectors.averagingInt((Integer n) -> n),
                        Collectors.counting(),
                        (mean, count) -> mean + " of " + count)));
        assertEquals(new TreeSet<>(upTo(1_000)), end.await(Collectors.toCollection(TreeSet::new)));
        assertEquals(
                333,
                end.await(Collectors.groupingByConcurrent((Integer n) -> n % 3))
                        .getOrDefault(0, List.of())
                        .size());
    }

    @Test
    default void E8_a_collector_is_called_by_one_thread_at_a_time_and_finished_once() throws Exception {
        for (ReceiverStrategy strategy : List.of(ReceiverStrategy.serial(), ReceiverStrategy.parallel(4))) {
            Crowd crowd = new Crowd();
            List<String> calls = Collections.synchronizedList(new ArrayList<>());
            Integer sum = numbers()
                    .sender(sources -> SpySource.of(5_000))
                    .receiver(event -> event.data(), strategy)
                    .await(Collector.<Integer, int[], Integer>of(
                            () -> {
                                calls.add("supplied");
                                return new int[1];
                            },
                            (container, item) -> alone(crowd, () -> container[0] += item),
                            (left, right) -> {
                                left[0] += right[0];
                                return left;
                            },
                            container -> {
                                calls.add("finished");
                                return container[0];
                            }));
            assertEquals(5_000 * 5_001 / 2, sum);
            assertEquals(1, crowd.most());
            assertEquals(5_000, crowd.total());
            assertEquals(1, calls.stream().filter("finished"::equals).count(), "calls: " + calls);
        }
    }

    private static void alone(Crowd crowd, Crowd.Stay stay) {
        try {
            crowd.pass(1, stay);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    default void E8_a_collector_that_throws_fails_the_pipeline() throws Exception {
        TestRuntime test = seeded();
        IllegalStateException bug = new IllegalStateException("as intended");
        SpySource source = SpySource.of(2_000);
        var end = numbers(test).sender(sources -> source).receiver(event -> event.data());
        var adding = end.run(Collectors.mapping(
                n -> {
                    if (n == 1_500) {
                        throw bug;
                    }
                    return n;
                },
                Collectors.counting()));
        assertEquals(TaskResult.failure(new AsyncTaskError.Panic(bug)), test.resultOf(adding));
        var finishing = end.run(Collectors.collectingAndThen(Collectors.<Integer>counting(), count -> {
            throw bug;
        }));
        assertEquals(TaskResult.failure(new AsyncTaskError.Panic(bug)), test.resultOf(finishing));
        assertEquals(2, source.closed());
    }

    @Test
    default void E8_a_collection_may_be_null() throws Exception {
        var task = numbers()
                .sender(sources -> SpySource.of(3))
                .receiver(event -> event.data())
                .run(Collector.<Integer, int[], @Nullable Integer>of(
                        () -> new int[1], (container, item) -> {}, (left, right) -> left, container -> null));
        assertEquals(TaskResult.<@Nullable Integer>success(null), task.awaitResult());
    }

    @Test
    default void E8_a_receiver_collects_none_or_many_of_an_item() throws Exception {
        TestRuntime test = seeded();
        var task = numbers(test)
                .<String>collects()
                .sender(sources -> SpySource.of(4))
                .receiver((event, collector) -> {
                    for (int i = 1; i < event.data(); i++) {
                        collector.collect(event.data() + "." + i);
                    }
                })
                .run();
        assertEquals(TaskResult.success(List.of("2.1", "3.1", "3.2", "4.1", "4.2", "4.3")), test.resultOf(task));
        assertEquals(6, task.counts().collected());
        assertEquals(4, task.counts().received());
    }
}
