package dev.vivace.lifecycle;

import static dev.vivace.lifecycle.TaskStatus.CANCELLED;
import static dev.vivace.lifecycle.TaskStatus.COMPLETED;
import static dev.vivace.lifecycle.TaskStatus.FAILED;
import static dev.vivace.lifecycle.TaskStatus.PENDING;
import static dev.vivace.lifecycle.TaskStatus.PENDING_CANCELLATION;
import static dev.vivace.lifecycle.TaskStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleTest {

    /** The table of law S1. */
    private static final Map<TaskStatus, Set<TaskStatus>> MOVES = Map.of(
            PENDING, Set.of(RUNNING, PENDING_CANCELLATION, CANCELLED),
            RUNNING, Set.of(COMPLETED, FAILED, PENDING_CANCELLATION),
            PENDING_CANCELLATION, Set.of(CANCELLED, COMPLETED, FAILED),
            COMPLETED, Set.of(),
            FAILED, Set.of(),
            CANCELLED, Set.of());

    @ParameterizedTest
    @EnumSource
    void s1_onlyTheMovesOfTheTable(TaskStatus from) {
        Set<TaskStatus> legal = MOVES.getOrDefault(from, Set.of());
        for (TaskStatus to : TaskStatus.values()) {
            assertThat(from.canMoveTo(to)).as("%s -> %s", from, to).isEqualTo(legal.contains(to));
        }
        assertThat(from.isTerminal()).isEqualTo(legal.isEmpty());
    }

    @Test
    void planNamesWhatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CancellationPlan.graceful(Duration.ofSeconds(-1)))
                .withMessage("graceful must not be negative, was PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CancellationPlan.kill(Duration.ofSeconds(-2)))
                .withMessage("kill must not be negative, was PT-2S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CancellationPlan.kill(Duration.ZERO))
                .withMessage("a plan needs a graceful window, a kill window, or hard");
    }

    @Test
    void planWithoutWindowsKillsHardAtOnce() {
        assertThat(CancellationPlan.escalate(Duration.ZERO, Duration.ZERO).hard())
                .isTrue();
    }
}
