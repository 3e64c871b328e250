package dev.vivace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.time.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualClockTest {

    private static final Instant START = Instant.parse("2020-02-29T12:00:00Z");

    private final VirtualClock clock = VirtualClock.startingAt(START);
    private final long zero = clock.nanoTime();
    private final List<String> rung = new ArrayList<>();

    @Test
    void stands_still_until_it_is_told() {
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.nanoTime()).isEqualTo(zero);
        clock.advance(Duration.ofDays(400).plusNanos(1));
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofDays(400)).plusNanos(1));
        assertThat(clock.nanoTime() - zero)
                .isEqualTo(Duration.ofDays(400).plusNanos(1).toNanos());
    }

    @Test
    void never_goes_back() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .withMessageContaining("time")
                .withMessageContaining("PT-0.000000001S");
    }

    @Test
    void rings_in_order_of_time_then_of_scheduling_each_at_its_moment() {
        at(30, "c");
        at(10, "a");
        at(30, "d");
        at(20, "b");
        at(31, "late");
        clock.advance(Duration.ofNanos(30));
        assertThat(rung).containsExactly("a@10", "b@20", "c@30", "d@30");
        assertThat(clock.pendingAlarms()).isEqualTo(1);
        assertThat(clock.untilNextAlarm()).contains(Duration.ofNanos(1));
    }

    @Test
    void rings_what_an_alarm_schedules_within_the_same_move() {
        clock.schedule(zero + 10, () -> at(15, "second"));
        clock.advance(Duration.ofNanos(20));
        assertThat(rung).containsExactly("second@15");
        assertThat(clock.nanoTime() - zero).isEqualTo(20);
    }

    @Test
    void rings_on_the_thread_that_moves_time() {
        List<Thread> threads = new ArrayList<>();
        clock.schedule(zero + 1, () -> threads.add(Thread.currentThread()));
        clock.advance(Duration.ofNanos(1));
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void forgets_an_alarm_that_was_called_off() {
        Alarm alarm = at(10, "never");
        at(10, "other");
        alarm.cancel();
        alarm.cancel();
        assertThat(clock.pendingAlarms()).isEqualTo(1);
        clock.advance(Duration.ofNanos(10));
        alarm.cancel();
        assertThat(rung).containsExactly("other@10");
    }

    @Test
    void jumps_from_alarm_to_alarm() {
        at(10, "a");
        at(10, "b");
        at(25, "c");
        assertThat(clock.advanceToNextAlarm()).isTrue();
        assertThat(rung).containsExactly("a@10");
        assertThat(clock.advanceToNextAlarm()).isTrue();
        assertThat(clock.advanceToNextAlarm()).isTrue();
        assertThat(rung).containsExactly("a@10", "b@10", "c@25");
        assertThat(clock.advanceToNextAlarm()).isFalse();
        assertThat(clock.nanoTime() - zero).isEqualTo(25);
    }

    @Test
    void rings_a_late_alarm_at_once_on_another_thread() throws Exception {
        clock.advance(Duration.ofNanos(10));
        CompletableFuture<Thread> rings = new CompletableFuture<>();
        clock.schedule(zero + 10, () -> rings.complete(Thread.currentThread()));
        assertThat(rings.get()).isNotEqualTo(Thread.currentThread());
        while (clock.settleLate()) {
            // until the ring is over
        }
        assertThat(clock.pendingAlarms()).isZero();
    }

    @Test
    void keeps_a_late_alarm_for_the_test_thread_where_order_matters() throws Exception {
        VirtualClock keeping = VirtualClock.keepingLateAlarms(START);
        List<Thread> threads = new ArrayList<>();
        keeping.schedule(keeping.nanoTime() - 5, () -> threads.add(Thread.currentThread()));
        assertThat(threads).isEmpty();
        assertThat(keeping.settleLate()).isTrue();
        assertThat(keeping.settleLate()).isFalse();
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(keeping.instant()).isEqualTo(START);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rings_every_alarm_once_in_order_whatever_was_scheduled(long seed) {
        Random random = new Random(seed);
        List<Long> expected = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long moment = 1 + random.nextInt(500);
            Alarm alarm = clock.schedule(zero + moment, () -> seen.add(clock.nanoTime() - zero));
            if (random.nextInt(4) == 0) {
                alarm.cancel();
            } else {
                expected.add(moment);
            }
        }
        Collections.sort(expected);
        while (clock.pendingAlarms() > 0) {
            clock.advance(Duration.ofNanos(random.nextInt(50)));
        }
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void may_be_used_by_many_threads() throws Exception {
        int threads = 4;
        int each = 500;
        AtomicInteger rings = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(threads);
        List<Thread> users = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            users.add(Thread.startVirtualThread(() -> {
                try {
                    together.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                for (int i = 0; i < each; i++) {
                    clock.schedule(clock.nanoTime() + i % 7, rings::incrementAndGet);
                    clock.advance(Duration.ofNanos(3));
                }
            }));
        }
        for (Thread user : users) {
            user.join();
        }
        clock.advance(Duration.ofNanos(10));
        while (clock.settleLate()) {
            // until the late ones are over
        }
        assertThat(rings).hasValue(threads * each);
    }

    private Alarm at(long moment, String name) {
        return clock.schedule(zero + moment, () -> rung.add(name + "@" + (clock.nanoTime() - zero)));
    }
}
