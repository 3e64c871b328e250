package dev.vivace.runtime.id;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.id.TaskId;
import dev.vivace.id.UuidTaskId;
import dev.vivace.runtime.time.ManualClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeOrderedIdsTest {

    // In the past: a later time would stay in the ids of all tests that follow in this process.
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

    @Test
    void isVersion7WithMillisecondsAndTheirFraction() {
        Instant instant = Instant.ofEpochMilli(0x123456789ABL).plusNanos(750_000);
        UUID uuid = TimeOrderedIds.idOf(TimeOrderedIds.tickOf(instant)).uuid();
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.toString()).startsWith("01234567-89ab-7c00-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59.999Z", "-1000000000-01-01T00:00:00Z"})
    void aClockBeforeTheEpochIsAtTheEpoch(String instant) {
        assertThat(TimeOrderedIds.tickOf(Instant.parse(instant))).isZero();
    }

    @Test
    void aClockInTheFarFutureDoesNotOverflow() {
        long tick = TimeOrderedIds.tickOf(Instant.MAX);
        assertThat(TimeOrderedIds.idOf(tick + 1)).isGreaterThan(TimeOrderedIds.idOf(tick));
        assertThat(TimeOrderedIds.idOf(tick)).isGreaterThan(TimeOrderedIds.idOf(TimeOrderedIds.tickOf(START)));
        assertThat(TimeOrderedIds.idOf(tick + 1).uuid().version()).isEqualTo(7);
    }

    @Test
    void isNotBehindTheClock() {
        UUID uuid = TimeOrderedIds.on(ManualClock.at(START, 0)).get().uuid();
        assertThat(uuid.getMostSignificantBits() >>> 16).isGreaterThanOrEqualTo(START.toEpochMilli());
    }

    @Test
    void theTextReadsBack() {
        UuidTaskId id = TimeOrderedIds.on(ManualClock.at(START, 0)).get();
        assertThat(TaskId.parse(id.text())).isEqualTo(id);
        assertThat(UuidTaskId.parse(id.text())).isEqualTo(id);
    }

    @Test
    void growsWhileTimeStandsStill() {
        TimeOrderedIds ids = TimeOrderedIds.on(ManualClock.at(START, 0));
        UuidTaskId before = ids.get();
        for (int i = 0; i < 100_000; i++) {
            UuidTaskId id = ids.get();
            assertThat(id.compareTo(before)).isPositive();
            assertThat(id.text().compareTo(before.text())).isPositive();
            before = id;
        }
    }

    @Test
    void growsWhenTimeGoesBackAndWhateverTheClock() {
        UuidTaskId first = TimeOrderedIds.on(ManualClock.at(START, 0)).get();
        UuidTaskId second =
                TimeOrderedIds.on(ManualClock.at(START.minusSeconds(9), 0)).get();
        UuidTaskId third = TimeOrderedIds.on(ManualClock.at(Instant.MIN, 0)).get();
        assertThat(List.of(first, second, third)).isSorted();
    }

    @Test
    void processesDifferInMoreThanTime() {
        TimeOrderedIds ids = TimeOrderedIds.on(ManualClock.at(START, 0));
        Set<Long> scrambled = new HashSet<>();
        long process = ids.get().uuid().getLeastSignificantBits() >>> 30;
        for (int i = 0; i < 1000; i++) {
            long low = ids.get().uuid().getLeastSignificantBits();
            assertThat(low >>> 30).isEqualTo(process);
            scrambled.add(low);
        }
        assertThat(scrambled).hasSizeGreaterThan(990);
    }

    /** Each thread reads what was made last, makes one, and publishes it: so each id has a predecessor to beat. */
    @Test
    void growsAcrossFourThreadsWithoutDuplicates() throws Exception {
        int each = 25_000;
        TimeOrderedIds ids = TimeOrderedIds.on(ManualClock.at(START, 0));
        AtomicReference<UuidTaskId> latest = new AtomicReference<>(ids.get());
        ConcurrentLinkedQueue<UuidTaskId> all = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        CyclicBarrier start = new CyclicBarrier(4);
        List<Thread> makers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            makers.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    start.await();
                } catch (Exception e) {
                    wrong.add(e.toString());
                }
                for (int i = 0; i < each; i++) {
                    UuidTaskId before = latest.get();
                    UuidTaskId id = ids.get();
                    if (id.compareTo(before) <= 0) {
                        wrong.add(id + " was made after " + before);
                    }
                    latest.set(id);
                    all.add(id);
                }
            }));
        }
        for (Thread maker : makers) {
            maker.join();
        }
        assertThat(wrong).isEmpty();
        assertThat(new HashSet<>(all)).hasSize(4 * each);
    }
}
