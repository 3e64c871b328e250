package dev.vivace.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimerWheelTest {

    private static final long TICK = 1L << TimerWheel.TICK_BITS;

    private static final class Named extends TimerWheel.Timer {
        final long at;
        final long armedAt;
        boolean over;

        Named(long at, long armedAt) {
            super(at);
            this.at = at;
            this.armedAt = armedAt;
        }

        @Override
        boolean isOver() {
            return over;
        }

        void cancel() {
            over = true;
        }

        @Override
        public String toString() {
            return "timer at " + at;
        }
    }

    private static Named arm(TimerWheel wheel, long at) {
        return arm(wheel, at, 0);
    }

    private static Named arm(TimerWheel wheel, long at, long now) {
        Named timer = new Named(at, now);
        wheel.arm(timer);
        return timer;
    }

    private static List<Named> drain(TimerWheel wheel, long now) {
        List<Named> rung = new ArrayList<>();
        do {
            for (TimerWheel.Timer due = wheel.poll(now); due != null; due = wheel.poll(now)) {
                rung.add((Named) due);
            }
        } while (wheel.nextNanos() <= now);
        return rung;
    }

    @Test
    void anEmptyWheelHasNothingToDo() {
        TimerWheel wheel = new TimerWheel(0);
        assertThat(wheel.poll(Long.MAX_VALUE)).isNull();
        assertThat(wheel.nextNanos()).isEqualTo(TimerWheel.NEVER);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void neverRingsEarlyAndAtMostATickLate() {
        TimerWheel wheel = new TimerWheel(0);
        Named timer = arm(wheel, 10 * TICK + 1);
        assertThat(drain(wheel, 10 * TICK + 1)).isEmpty();
        assertThat(drain(wheel, 11 * TICK - 1)).isEmpty();
        assertThat(drain(wheel, 11 * TICK)).containsExactly(timer);
    }

    @Test
    void theStartOfATickIsExact() {
        TimerWheel wheel = new TimerWheel(0);
        Named timer = arm(wheel, 10 * TICK);
        assertThat(drain(wheel, 10 * TICK - 1)).isEmpty();
        assertThat(drain(wheel, 10 * TICK)).containsExactly(timer);
    }

    @Test
    void whatHasPassedIsDueAtOnce() {
        TimerWheel wheel = new TimerWheel(0);
        assertThat(drain(wheel, 1000 * TICK)).isEmpty();
        Named past = arm(wheel, 3 * TICK);
        Named longPast = arm(wheel, Long.MIN_VALUE);
        assertThat(wheel.nextNanos()).isLessThanOrEqualTo(1000 * TICK);
        assertThat(drain(wheel, 1000 * TICK)).containsExactlyInAnyOrder(past, longPast);
    }

    @Test
    void whatIsOverIsDroppedWhenItIsDue() {
        TimerWheel wheel = new TimerWheel(0);
        Named first = arm(wheel, 5 * TICK);
        Named second = arm(wheel, 5 * TICK);
        Named third = arm(wheel, 5 * TICK);
        second.cancel();
        second.cancel();
        assertThat(wheel.armed()).isEqualTo(2);
        assertThat(wheel.size()).isEqualTo(3);
        first.cancel();
        assertThat(drain(wheel, 5 * TICK)).containsExactly(third);
        third.cancel();
        assertThat(wheel.size()).isZero();
        assertThat(wheel.nextNanos()).isEqualTo(TimerWheel.NEVER);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, Long.MIN_VALUE / 2, Long.MAX_VALUE / 2})
    void theFarFutureDoesNotOverflow(long origin) {
        TimerWheel wheel = new TimerWheel(origin);
        Named never = arm(wheel, Long.MAX_VALUE);
        Named far = arm(wheel, Long.MAX_VALUE / 4 * 3);
        assertThat(wheel.nextNanos()).isGreaterThan(origin);
        assertThat(drain(wheel, origin + TICK)).isEmpty();
        List<Named> rung = drain(wheel, Long.MAX_VALUE - 1);
        // From an origin that is too far back for differences to fit, the far future is out of reach.
        assertThat(rung).isEqualTo(origin < -Long.MAX_VALUE / 4 ? List.of() : List.of(far));
        never.cancel();
        far.cancel();
        assertThat(wheel.armed()).isZero();
    }

    private static void purge(TimerWheel wheel) {
        wheel.beginPurge();
        while (wheel.isPurging()) {
            wheel.purge(7);
        }
    }

    @Test
    void aPurgeDropsWhatIsOverAndFarAndKeepsTheRest() {
        TimerWheel wheel = new TimerWheel(0);
        List<Named> kept = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            Named timer = arm(wheel, (10_000L + 977L * i) * TICK);
            if (i % 3 == 0) {
                kept.add(timer);
            } else {
                timer.cancel();
            }
        }
        purge(wheel);
        assertThat(wheel.size()).isEqualTo(kept.size()).isEqualTo(wheel.armed());
        assertThat(drain(wheel, 1_000_000 * TICK)).containsExactlyElementsOf(kept);
    }

    @Test
    void aPurgeLeavesAloneWhatIsDueSoon() {
        TimerWheel wheel = new TimerWheel(0);
        Named soon = arm(wheel, 100 * TICK);
        Named over = arm(wheel, 101 * TICK);
        over.cancel();
        purge(wheel);
        assertThat(wheel.size()).isEqualTo(2);
        assertThat(drain(wheel, 200 * TICK)).containsExactly(soon);
        assertThat(drain(wheel, 4_095 * TICK)).isEmpty();
        Named nextTick = arm(wheel, 4_096 * TICK);
        arm(wheel, 4_097 * TICK).cancel();
        wheel.beginPurge();
        wheel.purge(1 << 16);
        assertThat(wheel.size()).isEqualTo(2);
        assertThat(drain(wheel, 4_097 * TICK)).containsExactly(nextTick);
        assertThat(wheel.size()).isZero();
    }

    @Test
    void whatIsLookedAtWhileTimePassesIsStillDue() {
        TimerWheel wheel = new TimerWheel(0);
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            all.add(arm(wheel, (5_000 + i) * TICK));
        }
        wheel.beginPurge();
        wheel.purge(20);
        assertThat(drain(wheel, 6_000 * TICK)).hasSizeLessThan(100);
        purge(wheel);
        assertThat(drain(wheel, 6_000 * TICK)).isNotEmpty();
        assertThat(wheel.size()).isZero();
    }

    @Test
    void oneCallMovesOnlySomeOfALargeBucket() {
        TimerWheel wheel = new TimerWheel(0);
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            all.add(arm(wheel, 64 * 64 * TICK + i % 7 * TICK));
        }
        long now = 64 * 64 * TICK + 3 * TICK;
        assertThat(wheel.poll(now)).isNull();
        assertThat(wheel.nextNanos()).isLessThanOrEqualTo(now);
        all.getFirst().cancel();
        all.getLast().cancel();
        assertThat(wheel.armed()).isEqualTo(998);
        Named late = arm(wheel, 64 * 64 * TICK);
        List<Named> rung = drain(wheel, now);
        all.removeFirst();
        all.removeLast();
        assertThat(rung)
                .contains(late)
                .containsAll(all.stream().filter(timer -> timer.at <= now).toList());
        assertThat(rung).allMatch(timer -> timer.at <= now).isSortedAccordingTo((a, b) -> Long.compare(a.at, b.at));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void behavesLikeAPriorityQueue(long seed) {
        new AgainstModel(seed).run(20_000);
    }

    /** Odd seeds arm and cancel while due timers are taken out, too; even ones check the order. */
    private static final class AgainstModel {
        private final Random random;
        private final boolean ordered;
        private boolean busy;
        private final long origin;
        private final TimerWheel wheel;
        private final PriorityQueue<Named> model = new PriorityQueue<>((a, b) -> Long.compare(a.at, b.at));
        private final List<Named> handles = new ArrayList<>();
        private long now;

        AgainstModel(long seed) {
            random = new Random(seed);
            busy = seed % 2 == 1;
            ordered = !busy;
            origin = random.nextLong() >> 8;
            now = origin;
            wheel = new TimerWheel(origin);
        }

        void run(int steps) {
            for (int step = 0; step < steps; step++) {
                switch (random.nextInt(11)) {
                    case 0, 1, 2, 3, 4 -> armOne();
                    case 5, 6 -> cancelOne();
                    case 7 -> advanceTo(now + span(34));
                    case 8 -> advanceTo(now + span(20));
                    case 9 -> purgeSome();
                    default -> advanceTo(Math.max(now, Math.min(wheel.nextNanos(), now + span(40))));
                }
                if (step % 16 == 0) {
                    assertThat(wheel.armed()).isEqualTo(model.size());
                }
            }
            busy = false;
            advanceTo(Long.MAX_VALUE / 2);
            assertThat(wheel.size()).isZero();
        }

        /** Of any magnitude up to a power of two. */
        private long span(int bits) {
            return random.nextLong() >>> (Long.SIZE - 1 - random.nextInt(bits));
        }

        private void armOne() {
            long at = now + span(48) - span(24);
            Named timer = arm(wheel, at, now);
            model.add(timer);
            handles.add(timer);
        }

        private void cancelOne() {
            if (!handles.isEmpty()) {
                Named timer = handles.remove(random.nextInt(handles.size()));
                timer.cancel();
                model.remove(timer);
            }
        }

        /** All of it before time goes on, for what is looked at may be late; see the wheel. */
        private void purgeSome() {
            purge(wheel);
        }

        private void advanceTo(long then) {
            now = then;
            long tickStart = origin + ((now - origin) & -TICK);
            Named before = null;
            while (true) {
                Named due = (Named) wheel.poll(now);
                if (due != null) {
                    assertThat(due.at).isLessThanOrEqualTo(tickStart);
                    assertThat(model.remove(due)).as("%s is in the model", due).isTrue();
                    if (ordered && before != null) {
                        assertThat(tick(due)).isGreaterThanOrEqualTo(tick(before));
                    }
                    before = due;
                } else if (wheel.nextNanos() > now) {
                    break;
                }
                if (busy && random.nextInt(8) == 0) {
                    cancelOne();
                    armOne();
                }
            }
            Named next = model.peek();
            assertThat(next == null || next.at > tickStart)
                    .as("nothing due is left, %s", next)
                    .isTrue();
            assertThat(next == null || wheel.nextNanos() - TICK < next.at)
                    .as("wakes in time for %s", next)
                    .isTrue();
        }

        // What was armed for the past is due in the tick of its arming, so only the future has an order.
        private long tick(Named timer) {
            return Math.max(timer.armedAt - origin, timer.at - origin + TICK - 1) >> TimerWheel.TICK_BITS;
        }
    }
}
