package dev.vivace.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.policy.RateLimiter;
import dev.vivace.runtime.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpacedRateLimiterTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MAX_VALUE - 150_000_000, Long.MIN_VALUE})
    void spacesCallsEvenlyWhereverNanoTimeIs(long startNanos) {
        ManualClock clock = ManualClock.startingAtNanos(startNanos);
        RateLimiter limiter = SpacedRateLimiter.of("api", 10, SECOND, clock);
        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(millis(100));
        assertThat(limiter.reserve()).isEqualTo(millis(200));
        clock.advance(millis(150));
        assertThat(limiter.reserve()).isEqualTo(millis(150));
        clock.advance(millis(1000));
        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(millis(100));
    }

    @Test
    void idleTimeIsNoCredit() {
        ManualClock clock = ManualClock.startingAtNanos(0);
        RateLimiter limiter = SpacedRateLimiter.of("api", 10, SECOND, clock);
        clock.advance(Duration.ofHours(1));
        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(millis(100));
    }

    @Test
    void roundsTheSpaceUp() {
        RateLimiter limiter = SpacedRateLimiter.of("api", 3, SECOND, ManualClock.startingAtNanos(0));
        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(Duration.ofNanos(333_333_334));
        assertThat(limiter).hasToString("rate limit api, one call each PT0.333333334S");
    }

    @Test
    void hugeSpacesSaturateInsteadOfOverflowing() {
        RateLimiter limiter =
                SpacedRateLimiter.of("eon", 1, Duration.ofSeconds(Long.MAX_VALUE), ManualClock.startingAtNanos(77));
        assertThat(limiter.reserve()).isZero();
        for (int i = 0; i < 10; i++) {
            assertThat(limiter.reserve()).isEqualTo(Duration.ofNanos(Long.MAX_VALUE / 2));
        }
    }

    @Test
    void noTwoThreadsGetTheSameMoment() throws Exception {
        RateLimiter limiter = SpacedRateLimiter.of("api", 1000, SECOND, ManualClock.startingAtNanos(0));
        ConcurrentLinkedQueue<Duration> moments = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            callers.add(Thread.ofPlatform().daemon().start(() -> {
                for (int i = 0; i < 5000; i++) {
                    moments.add(limiter.reserve());
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(new TreeSet<>(moments)).hasSize(20_000);
        assertThat(limiter.reserve()).isEqualTo(millis(20_000));
    }

    @Test
    void refusesNonsenseByNameAndValue() {
        ManualClock clock = ManualClock.startingAtNanos(0);
        assertThatThrownBy(() -> SpacedRateLimiter.of(" ", 1, SECOND, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not be blank, was \" \"");
        assertThatThrownBy(() -> SpacedRateLimiter.of("api", 0, SECOND, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calls must be at least 1, was 0");
        assertThatThrownBy(() -> SpacedRateLimiter.of("api", 1, Duration.ZERO, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("per must be positive, was PT0S");
    }
}
