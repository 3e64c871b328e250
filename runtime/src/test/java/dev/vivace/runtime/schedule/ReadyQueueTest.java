package dev.vivace.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.runtime.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyQueueTest {

    /** An entry with a number, whose rank can be changed while it is queued. */
    private static final class Entry implements Ready {
        final int number;
        int rank;
        boolean taken;

        Entry(int number, int rank) {
            this.number = number;
            this.rank = rank;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public boolean isReadyAt(int queuedAt) {
            return !taken && rank == queuedAt;
        }

        @Override
        public Needs needs() {
            return Needs.FRESH_THREAD;
        }

        @Override
        public void proceed() {
            throw new AssertionError("a queue does not run what is in it");
        }

        @Override
        public String toString() {
            return number + "@" + rank;
        }
    }

    private static List<Ready> drain(ReadyQueue queue) {
        List<Ready> all = new ArrayList<>();
        for (Ready entry = queue.poll(); entry != null; entry = queue.poll()) {
            ((Entry) entry).taken = true;
            all.add(entry);
        }
        return all;
    }

    private static List<Entry> random(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(number -> new Entry(number, random.nextInt(16)))
                .toList();
    }

    private static Stream<ReadyQueue> queues() {
        return Stream.of(
                new RankedQueue(),
                new AgingQueue(
                        ManualClock.startingAtNanos(0), Duration.ofSeconds(1).toNanos()),
                new SeededQueue(1));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void staleEntriesCanBeDroppedWithoutTakingAny(ReadyQueue queue) {
        List<Entry> entries = random(4, 100);
        entries.forEach(queue::add);
        entries.stream().filter(entry -> entry.number % 3 != 0).forEach(entry -> entry.taken = true);
        queue.dropStale();
        assertThat(queue.size()).isEqualTo(34);
        entries.forEach(entry -> entry.taken = true);
        assertThat(queue.isEmpty()).isFalse();
        queue.dropStale();
        assertThat(queue.isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void ranksComeInOrderAndFirstComeFirstServedWithinOne(long seed) {
        RankedQueue queue = new RankedQueue();
        List<Entry> entries = random(seed, 1000);
        entries.forEach(queue::add);

        assertThat(queue.size()).isEqualTo(1000);
        assertThat(drain(queue))
                .isEqualTo(entries.stream()
                        .sorted(Comparator.comparingInt(Entry::rank))
                        .toList());
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void anEntryThatWasMovedIsTakenOnceAndAtItsNewRank() {
        for (ReadyQueue queue :
                List.of(new RankedQueue(), new AgingQueue(ManualClock.startingAtNanos(0), 1_000), new SeededQueue(7))) {
            Entry moved = new Entry(0, 4);
            Entry other = new Entry(1, 2);
            queue.add(moved);
            queue.add(other);
            moved.rank = 1;
            queue.add(moved);

            assertThat(queue.size()).isEqualTo(2);
            assertThat(drain(queue)).containsExactly(moved, other);
        }
    }

    @Test
    void withAgingAnEntryOfRankFourGoesBeforeWhatCameMoreThanFourIntervalsLater() {
        ManualClock clock = ManualClock.startingAtNanos(0);
        AgingQueue queue = new AgingQueue(clock, 1_000);
        Entry background = new Entry(0, 4);
        queue.add(background);
        List<Entry> urgent = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            clock.advance(Duration.ofNanos(1_000));
            Entry critical = new Entry(i, 0);
            urgent.add(critical);
            queue.add(critical);
        }

        List<Ready> order = drain(queue);

        assertThat(order.indexOf(background)).isLessThan(order.indexOf(urgent.get(4)));
        assertThat(order.indexOf(background)).isLessThan(order.indexOf(urgent.get(7)));
    }

    @Test
    void withoutTimePassingAgingKeepsTheOrderOfRanks() {
        AgingQueue queue = new AgingQueue(ManualClock.startingAtNanos(0), 1_000);
        List<Entry> entries = random(11, 200);
        entries.forEach(queue::add);

        assertThat(drain(queue))
                .isEqualTo(entries.stream()
                        .sorted(Comparator.comparingInt(Entry::rank))
                        .toList());
    }

    @Test
    void theSameSeedChoosesTheSameWayAndAnotherSeedAnother() {
        assertThat(numbers(3)).isEqualTo(numbers(3)).isNotEqualTo(numbers(4));
    }

    private static List<Integer> numbers(long seed) {
        SeededQueue queue = new SeededQueue(seed);
        IntStream.range(0, 100).forEach(number -> queue.add(new Entry(number, 2)));
        return drain(queue).stream().map(entry -> ((Entry) entry).number).toList();
    }

    @Test
    void chanceNeverOverrulesRank() {
        SeededQueue queue = new SeededQueue(5);
        random(6, 300).forEach(queue::add);

        assertThat(drain(queue)).isSortedAccordingTo(Comparator.comparingInt(Ready::rank));
    }
}
