package dev.vivace.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryStrategyTest {

    private static final Duration MS_100 = Duration.ofMillis(100);

    @Test
    void delaysFollowTheFormula() {
        assertThat(millis(RetryStrategy.immediate(), 3)).containsExactly(0L, 0L, 0L);
        assertThat(millis(RetryStrategy.fixed(MS_100), 3)).containsExactly(100L, 100L, 100L);
        assertThat(millis(RetryStrategy.linear(MS_100, Duration.ofMillis(50), Duration.ofMillis(220)), 5))
                .containsExactly(100L, 150L, 200L, 220L, 220L);
        assertThat(millis(RetryStrategy.exponential(MS_100, 2.0, Duration.ofSeconds(1)), 6))
                .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    }

    @Test
    void hugeDelaysAreCappedNotOverflown() {
        Duration cap = Duration.ofHours(2);
        RetryStrategy strategy = RetryStrategy.exponential(Duration.ofDays(100), 1e300, cap);
        assertThat(strategy.delay(1, new Random(0))).isEqualTo(cap);
        assertThat(strategy.delay(Integer.MAX_VALUE, new Random(0))).isEqualTo(cap);
        assertThat(RetryStrategy.linear(MS_100, Duration.ofSeconds(Long.MAX_VALUE), cap)
                        .delay(Integer.MAX_VALUE, new Random(0)))
                .isEqualTo(cap);
        assertThat(RetryStrategy.exponential(Duration.ZERO, 2.0, cap).delay(Integer.MAX_VALUE, new Random(0)))
                .isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 42, 1_000_003})
    void jitterStaysWithinItsBounds(long seed) {
        Random random = new Random(seed);
        RetryStrategy half = RetryStrategy.fixed(MS_100).withJitter();
        RetryStrategy tenth = RetryStrategy.fixed(MS_100).withJitter(0.1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(half.delay(1, random)).isBetween(Duration.ofMillis(50), Duration.ofMillis(150));
            assertThat(tenth.delay(1, random)).isBetween(Duration.ofMillis(90), Duration.ofMillis(110));
        }
    }

    @Test
    void jitterSpreadsAndRepeatsWithItsSeed() {
        RetryStrategy strategy = RetryStrategy.fixed(MS_100).withJitter();
        assertThat(delays(strategy, new Random(5))).isEqualTo(delays(strategy, new Random(5)));
        assertThat(delays(strategy, new Random(5)).stream().distinct().count()).isGreaterThan(15);
    }

    @Test
    void jitterOfTheLongestCapDoesNotOverflow() {
        Duration cap = Duration.ofSeconds(Long.MAX_VALUE);
        RetryStrategy strategy = RetryStrategy.linear(cap, Duration.ZERO, cap).withJitter(1.0);
        assertThat(strategy.delay(1, new Random(1))).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void argumentsAreNamed() {
        Duration negative = Duration.ofMillis(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryStrategy.fixed(negative))
                .withMessage("initial must not be negative, was PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryStrategy.linear(MS_100, negative, MS_100))
                .withMessage("step must not be negative, was PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryStrategy.exponential(MS_100, 0.5, MS_100))
                .withMessage("factor must be at least 1.0 and finite, was 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryStrategy.exponential(MS_100, Double.NaN, MS_100))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryStrategy.fixed(MS_100).withJitter(1.1))
                .withMessage("ratio must be 0.0 to 1.0, was 1.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryStrategy.fixed(MS_100).delay(0, new Random(0)))
                .withMessage("retry must be at least 1, was 0");
    }

    private static List<Long> millis(RetryStrategy strategy, int retries) {
        return IntStream.rangeClosed(1, retries)
                .mapToObj(retry -> strategy.delay(retry, new Random(0)).toMillis())
                .toList();
    }

    private static List<Duration> delays(RetryStrategy strategy, Random random) {
        return IntStream.range(0, 20).mapToObj(i -> strategy.delay(1, random)).toList();
    }
}
