package dev.vivace.runtime.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HousekeepingTest {

    private static final long SECOND = 1_000_000_000L;

    private final Housekeeping house = new Housekeeping();

    private void purge(int before, int after, long now) {
        house.begin(before);
        house.end(after, now);
    }

    @Test
    void withoutAlarmsThereIsNothingToLookAt() {
        assertThat(house.nextNanos(0, 5)).isEqualTo(TimerWheel.NEVER);
        assertThat(house.isDue(Long.MAX_VALUE - 1)).isFalse();
    }

    @Test
    void aSecondAfterTheFirstAlarmItIsTime() {
        assertThat(house.nextNanos(1, 5)).isEqualTo(5 + SECOND);
        assertThat(house.nextNanos(1, 100)).isEqualTo(5 + SECOND);
        assertThat(house.isDue(4 + SECOND)).isFalse();
        assertThat(house.isDue(5 + SECOND)).isTrue();
    }

    @Test
    void whereNothingIsFoundItIsDoneLessAndLessOftenUpToAMinute() {
        purge(10, 10, 0);
        assertThat(house.nextNanos(10, 0)).isEqualTo(2 * SECOND);
        purge(10, 10, 2 * SECOND);
        assertThat(house.nextNanos(10, 2 * SECOND)).isEqualTo(6 * SECOND);
        for (int i = 0; i < 10; i++) {
            purge(10, 10, 0);
        }
        assertThat(house.nextNanos(10, 0)).isEqualTo(64 * SECOND);
        purge(10, 9, 0);
        assertThat(house.nextNanos(9, 0)).isEqualTo(SECOND);
    }

    @Test
    void manyNewAlarmsDoNotWait() {
        for (int i = 0; i <= 1 << 16; i++) {
            assertThat(house.isDue(0)).isFalse();
            house.added();
        }
        assertThat(house.isDue(0)).isTrue();
        purge(1 << 16, 1 << 16, 0);
        for (int i = 0; i <= 1 << 17; i++) {
            assertThat(house.isDue(0)).isFalse();
            house.added();
        }
        assertThat(house.isDue(0)).isTrue();
    }
}
