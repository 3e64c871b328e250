package dev.vivace.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.CircuitBreaker;
import dev.vivace.policy.CircuitBreaker.State;
import dev.vivace.runtime.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BreakerTest {

    private static final AsyncTaskError ERROR = new AsyncTaskError.Unknown("expected");
    private static final Duration OPEN_FOR = Duration.ofSeconds(10);

    private final ManualClock clock = ManualClock.startingAtNanos(Long.MAX_VALUE - 5);
    private final CircuitBreaker breaker = breaker(3, 1);

    private CircuitBreaker breaker(int failures, int probes) {
        return Breaker.of(new BreakerConfig("db", failures, OPEN_FOR, probes), clock);
    }

    private static void fail(CircuitBreaker breaker, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.tryEnter()).isTrue();
            breaker.failed(ERROR);
        }
    }

    private static void succeed(CircuitBreaker breaker) {
        assertThat(breaker.tryEnter()).isTrue();
        breaker.succeeded();
    }

    @Test
    void opensAfterFailuresInARow() {
        fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        fail(breaker, 1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.tryEnter()).isFalse();
    }

    @Test
    void aSuccessBetweenStartsTheCountAgain() {
        fail(breaker, 2);
        succeed(breaker);
        fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anAbandonedCallSaysNothing() {
        fail(breaker, 2);
        assertThat(breaker.tryEnter()).isTrue();
        breaker.abandoned();
        fail(breaker, 1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
    }

    @Test
    void probesOneAtATimeAfterTheOpenTimeAcrossTheWrapOfNanoTime() {
        fail(breaker, 3);
        clock.advance(OPEN_FOR.minusNanos(1));
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.tryEnter()).isFalse();
        clock.advance(Duration.ofNanos(1));
        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
        assertThat(breaker.tryEnter()).isFalse();
        breaker.succeeded();
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        fail(breaker, 2);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aFailedProbeOpensItForTheWholeTimeAgain() {
        fail(breaker, 3);
        clock.advance(OPEN_FOR);
        fail(breaker, 1);
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        clock.advance(OPEN_FOR.minusNanos(1));
        assertThat(breaker.tryEnter()).isFalse();
        clock.advance(Duration.ofNanos(1));
        succeed(breaker);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anAbandonedProbeMakesRoomForTheNext() {
        fail(breaker, 3);
        clock.advance(OPEN_FOR);
        assertThat(breaker.tryEnter()).isTrue();
        breaker.abandoned();
        assertThat(breaker.state()).isEqualTo(State.HALF_OPEN);
        succeed(breaker);
        assertThat(breaker.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void needsAllItsProbes() {
        CircuitBreaker careful = breaker(1, 3);
        fail(careful, 1);
        clock.advance(OPEN_FOR);
        succeed(careful);
        succeed(careful);
        assertThat(careful.state()).isEqualTo(State.HALF_OPEN);
        succeed(careful);
        assertThat(careful.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatEndsWhileItIsOpenCountsForNothing() {
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isTrue();
        assertThat(breaker.tryEnter()).isTrue();
        fail(breaker, 3);
        clock.advance(OPEN_FOR.minusNanos(1));
        breaker.succeeded();
        breaker.failed(ERROR);
        breaker.abandoned();
        assertThat(breaker.state()).isEqualTo(State.OPEN);
        clock.advance(Duration.ofNanos(1));
        assertThat(breaker.tryEnter()).isTrue();
    }

    @Test
    void anOpenTimeThatDoesNotFitIsForGood() {
        BreakerConfig config =
                BreakerConfig.named("once").withFailures(1).withOpenFor(Duration.ofSeconds(Long.MAX_VALUE));
        CircuitBreaker once = Breaker.of(config, clock);
        fail(once, 1);
        clock.advance(Duration.ofDays(100 * 365));
        assertThat(once.tryEnter()).isFalse();
    }

    @Test
    void tellsItsNameAndState() {
        assertThat(breaker.name()).isEqualTo("db");
        assertThat(breaker).hasToString("breaker db CLOSED");
    }

    @ParameterizedTest(name = "round {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneOfFourThreadsGetsTheProbe(int round) throws Exception {
        fail(breaker, 3);
        clock.advance(OPEN_FOR);
        AtomicInteger entered = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(4);
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            callers.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    start.await();
                } catch (Exception e) {
                    throw new AssertionError("round " + round, e);
                }
                if (breaker.tryEnter()) {
                    entered.incrementAndGet();
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(entered).hasValue(1);
    }
}
