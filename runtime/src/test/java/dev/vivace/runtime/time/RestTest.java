package dev.vivace.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RestTest {

    private final Rest rest = new Rest();

    @Test
    void aSleeperIsWokenForWhatIsEarlierAndOnce() {
        assertThat(rest.begin(100)).isEqualTo(100);
        assertThat(rest.mustWakeFor(100)).isFalse();
        assertThat(rest.mustWakeFor(50)).isTrue();
        assertThat(rest.mustWakeFor(40)).as("the first is about to wake it").isFalse();
    }

    @Test
    void whoIsAwakeIsNotWokenAndSleepsNoLongerThanWasAskedFor() {
        rest.begin(100);
        rest.end();
        assertThat(rest.mustWakeFor(70)).isFalse();
        assertThat(rest.mustWakeFor(80)).isFalse();
        assertThat(rest.wake()).isFalse();
        assertThat(rest.begin(TimerWheel.NEVER)).isEqualTo(70);
        assertThat(rest.mustWakeFor(75)).isFalse();
        assertThat(rest.wake()).isTrue();
    }
}
