package dev.vivace.runtime.message;

import static dev.vivace.runtime.message.Some.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.error.AsyncTaskError.InvalidData;
import dev.vivace.error.AsyncTaskError.ResourceLimit;
import dev.vivace.runtime.message.ReplayMemory.SenderKey;
import dev.vivace.runtime.message.ReplayWindow.Verdict;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    private static final SenderKey ONE = new SenderKey(1, 1);
    private static final SenderKey TWO = new SenderKey(1, 2);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void windowAgreesWithASetThatForgetsNothing(long seed) {
        Random random = new Random(seed);
        ReplayWindow window = ReplayWindow.create();
        Set<Long> seen = new HashSet<>();
        long newest = 0;
        for (int i = 0; i < 20_000; i++) {
            long number = newest + random.nextInt(-1100, random.nextInt(20) == 0 ? 3000 : 40);
            Verdict expected = number < 1 || number <= newest - 1024
                    ? Verdict.TOO_OLD
                    : seen.contains(number) ? Verdict.SEEN : Verdict.FRESH;
            assertThat(window.check(number)).isEqualTo(expected);
            assertThat(window.accept(number)).isEqualTo(expected);
            if (expected == Verdict.FRESH) {
                seen.add(number);
                newest = Math.max(newest, number);
            }
        }
    }

    @Test
    void windowTakesTheLargestNumber() {
        ReplayWindow window = ReplayWindow.create();

        assertThat(window.accept(Long.MAX_VALUE)).isEqualTo(Verdict.FRESH);
        assertThat(window.accept(Long.MAX_VALUE)).isEqualTo(Verdict.SEEN);
        assertThat(window.accept(Long.MAX_VALUE - 1023)).isEqualTo(Verdict.FRESH);
        assertThat(window.accept(Long.MAX_VALUE - 1024)).isEqualTo(Verdict.TOO_OLD);
    }

    @Test
    void checkingRemembersNothing() {
        ReplayMemory memory = ReplayMemory.ofSenders(1);
        memory.check(ONE, 7);
        memory.check(TWO, 7);
        memory.record(ONE, 7);

        assertThat(errorOf(() -> memory.check(ONE, 7))).isInstanceOf(InvalidData.class);
        assertThat(errorOf(() -> memory.record(ONE, 7))).isInstanceOf(InvalidData.class);
        assertThat(errorOf(() -> ReplayMemory.ofSenders(1).check(ONE, 0))).isInstanceOf(InvalidData.class);
    }

    @Test
    void furtherSendersAreRefusedAndTheFirstStaySafe() {
        ReplayMemory memory = ReplayMemory.ofSenders(1);
        memory.record(ONE, 1);

        assertThat(errorOf(() -> memory.check(TWO, 1)))
                .isEqualTo(new ResourceLimit("senders that a cipher remembers, 1"));
        assertThat(errorOf(() -> memory.record(TWO, 1))).isInstanceOf(ResourceLimit.class);
        assertThat(errorOf(() -> memory.record(ONE, 1))).isInstanceOf(InvalidData.class);
        memory.record(ONE, 2);
    }

    @Test
    void aSenderIsAnotherOneUnderAnotherKey() {
        ReplayMemory memory = ReplayMemory.ofSenders(2);
        memory.record(ONE, 1_000_000);
        memory.record(new SenderKey(2, ONE.sender()), 1);
    }
}
