package dev.vivace.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyValuesTest {

    @Test
    void joinPolicyNamesWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoinPolicy.quorum(0))
                .withMessage("quorum must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JoinPolicy.supervised().until(Duration.ofSeconds(-1)))
                .withMessage("within must not be negative, was PT-1S");
        assertThat(JoinPolicy.quorum(2).until(Duration.ZERO).quorum()).isEqualTo(2);
    }

    @Test
    void breakerConfigNamesWhatIsWrong() {
        BreakerConfig config = BreakerConfig.named("hub");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BreakerConfig.named(" "))
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withFailures(0))
                .withMessage("failures must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withOpenFor(Duration.ZERO))
                .withMessage("openFor must be positive, was PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.withProbes(-1))
                .withMessage("probes must be at least 1, was -1");
    }

    @Test
    void copiesChangeOneThing() {
        assertThat(BreakerConfig.named("hub").withFailures(2).withProbes(3).withOpenFor(Duration.ofSeconds(1)))
                .isEqualTo(new BreakerConfig("hub", 2, Duration.ofSeconds(1), 3));
    }
}
