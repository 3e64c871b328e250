package dev.vivace.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.time.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SystemClockTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long MILLI = 1_000_000;

    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> uncaught = new LinkedBlockingQueue<>();
    private final ThreadFactory factory = body -> {
        Thread thread = Thread.ofPlatform()
                .daemon()
                .uncaughtExceptionHandler((ignored, thrown) -> uncaught.add(thrown))
                .unstarted(body);
        threads.add(thread);
        return thread;
    };
    private final SystemClock clock = SystemClock.start(factory, failures::add);

    @AfterEach
    void leavesNoThread() {
        clock.close();
        assertThat(threads).noneMatch(Thread::isAlive);
    }

    @Test
    void startsNoThreadBeforeTheFirstAlarm() {
        assertThat(clock.nanoTime()).isPositive();
        assertThat(threads).isEmpty();
    }

    @Test
    void neverRingsEarly() throws Exception {
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Long> rung = new CompletableFuture<>();
            long at = clock.nanoTime() + i * MILLI / 5 + i;
            clock.schedule(at, () -> rung.complete(clock.nanoTime()));
            assertThat(rung.get()).isGreaterThanOrEqualTo(at);
        }
    }

    @Test
    void ringsThePastOnItsOwnThread() throws Exception {
        CompletableFuture<Thread> rung = new CompletableFuture<>();
        clock.schedule(Long.MIN_VALUE, () -> rung.complete(Thread.currentThread()));
        assertThat(rung.get()).isSameAs(threads.getFirst()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void anEarlierAlarmWakesTheSleeper() throws Exception {
        CountDownLatch rung = new CountDownLatch(1);
        clock.schedule(clock.nanoTime() + HOUR, () -> {});
        clock.schedule(clock.nanoTime() + 50 * MILLI, () -> {});
        clock.schedule(clock.nanoTime() + MILLI, rung::countDown);
        rung.await();
        assertThat(threads).hasSize(1);
    }

    @Test
    void aCancelledAlarmNeverRings() throws Exception {
        AtomicBoolean wrong = new AtomicBoolean();
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch rung = new CountDownLatch(1);
        clock.schedule(0, () -> awaitQuietly(cancelled));
        Alarm alarm = clock.schedule(0, () -> wrong.set(true));
        clock.schedule(clock.nanoTime() + MILLI, rung::countDown);
        alarm.cancel();
        cancelled.countDown();
        rung.await();
        alarm.cancel();
        assertThat(wrong).isFalse();
        assertThat(clock.armed()).isZero();
    }

    @Test
    void anActionCanCancelAnotherThatIsDueWithIt() throws Exception {
        AtomicBoolean wrong = new AtomicBoolean();
        CountDownLatch armed = new CountDownLatch(1);
        CountDownLatch rung = new CountDownLatch(1);
        List<Alarm> later = new ArrayList<>();
        clock.schedule(0, () -> {
            awaitQuietly(armed);
            later.forEach(Alarm::cancel);
        });
        later.add(clock.schedule(0, () -> wrong.set(true)));
        clock.schedule(0, rung::countDown);
        armed.countDown();
        rung.await();
        assertThat(wrong).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFailingActionIsReportedAndTheClockGoesOn() throws Exception {
        Error failure = new Error("expected");
        CountDownLatch rung = new CountDownLatch(1);
        clock.schedule(0, () -> {
            throw failure;
        });
        assertThat(failures.take()).isSameAs(failure);
        clock.schedule(0, rung::countDown);
        rung.await();
    }

    @Test
    void aFailingReportGoesToTheUncaughtHandler() throws Exception {
        IllegalStateException again = new IllegalStateException("no room for reports");
        try (SystemClock deaf = SystemClock.start(factory, ignored -> {
            throw again;
        })) {
            deaf.schedule(0, () -> {
                throw new IllegalArgumentException("expected");
            });
            assertThat(uncaught.take()).hasMessage("expected").hasSuppressedException(again);
            CountDownLatch rung = new CountDownLatch(1);
            deaf.schedule(0, rung::countDown);
            rung.await();
        }
    }

    @Test
    void anInterruptDoesNotStopTheClock() throws Exception {
        CountDownLatch rung = new CountDownLatch(1);
        clock.schedule(0, () -> Thread.currentThread().interrupt());
        clock.schedule(clock.nanoTime() + MILLI, rung::countDown);
        rung.await();
    }

    @Test
    void theFarFutureDoesNotRing() throws Exception {
        AtomicBoolean wrong = new AtomicBoolean();
        CountDownLatch rung = new CountDownLatch(1);
        clock.schedule(Long.MAX_VALUE, () -> wrong.set(true));
        clock.schedule(Long.MAX_VALUE - 1, () -> wrong.set(true));
        clock.schedule(Long.MAX_VALUE / 2, () -> wrong.set(true));
        clock.schedule(clock.nanoTime() + MILLI, rung::countDown);
        rung.await();
        assertThat(wrong).isFalse();
        assertThat(clock.armed()).isEqualTo(3);
    }

    @Test
    void aMillionAlarmsCostOneThread() {
        List<Alarm> alarms = new ArrayList<>();
        long at = clock.nanoTime() + HOUR;
        for (int i = 0; i < 1_000_000; i++) {
            alarms.add(clock.schedule(at + i * 1_000L, () -> {}));
        }
        assertThat(clock.armed()).isEqualTo(1_000_000);
        assertThat(threads).hasSize(1);
        alarms.forEach(Alarm::cancel);
        assertThat(clock.armed()).isZero();
    }

    @Test
    void manyThreadsArmAndCancelAndEveryOtherAlarmRingsOnce() throws Exception {
        int count = 20_000;
        CountDownLatch rung = new CountDownLatch(2 * count);
        List<Thread> armers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            armers.add(Thread.startVirtualThread(() -> {
                for (int i = 0; i < count; i++) {
                    Alarm alarm =
                            clock.schedule(clock.nanoTime() + (i % 2 == 0 ? HOUR : i % 300 * 10_000L), rung::countDown);
                    if (i % 2 == 0) {
                        alarm.cancel();
                    }
                }
            }));
        }
        for (Thread armer : armers) {
            armer.join();
        }
        rung.await();
        assertThat(clock.armed()).isZero();
        assertThat(failures).isEmpty();
    }

    @Test
    void aClosedClockRefusesAlarms() {
        clock.schedule(clock.nanoTime() + HOUR, () -> {});
        clock.close();
        clock.close();
        assertThat(threads.getFirst().isAlive()).isFalse();
        assertThatThrownBy(() -> clock.schedule(0, () -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the clock is closed");
    }

    @Test
    void anActionMayCloseTheClock() throws Exception {
        CountDownLatch armed = new CountDownLatch(1);
        clock.schedule(0, () -> {
            awaitQuietly(armed);
            clock.close();
        });
        clock.schedule(0, () -> failures.add(new AssertionError("rang after close")));
        armed.countDown();
        threads.getFirst().join();
        assertThat(failures).isEmpty();
    }
}
