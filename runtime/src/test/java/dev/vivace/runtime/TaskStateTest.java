package dev.vivace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskStateTest {

    private static final class State extends TaskState {
        final List<Thread> woken = new ArrayList<>();

        @Override
        void wake(Thread thread) {
            woken.add(thread);
        }
    }

    private final State state = new State();

    private void run() {
        assertThat(state.enqueue()).isTrue();
        assertThat(state.begin()).isTrue();
    }

    @Test
    void aTaskIsBegunOnceAndOnlyAfterItWasQueued() {
        assertThat(state.begin()).isFalse();
        run();
        assertThat(state.begin()).isFalse();
        assertThat(state.enqueue()).isFalse();
        assertThat(state.currentStatus()).isEqualTo(TaskStatus.RUNNING);
    }

    @Test
    void aRequestBeforeTheStartKeepsTheWorkFromBeginning() {
        assertThat(state.enqueue()).isTrue();
        assertThat(state.raise(CancellationLevel.GRACEFUL)).isTrue();
        assertThat(state.begin()).isFalse();
        assertThat(state.isBodyOver()).isTrue();
        assertThat(state.currentStatus()).isEqualTo(TaskStatus.PENDING_CANCELLATION);
    }

    @Test
    void levelsOnlyRise() {
        run();
        assertThat(state.raise(CancellationLevel.KILL)).isTrue();
        assertThat(state.raise(CancellationLevel.GRACEFUL)).isFalse();
        assertThat(state.raise(CancellationLevel.KILL)).isFalse();
        assertThat(state.level()).isEqualTo(CancellationLevel.KILL);
        assertThat(state.raise(CancellationLevel.KILL_HARD)).isTrue();
    }

    @Test
    void oneOwnerSettlesAndNothingComesAfter() {
        run();
        assertThat(state.claim()).isTrue();
        assertThat(state.claim()).isFalse();
        state.publishValue("done");

        assertThat(state.currentStatus()).isEqualTo(TaskStatus.COMPLETED);
        assertThat(state.value()).isEqualTo("done");
        assertThat(state.claim()).isFalse();
        assertThat(state.raise(CancellationLevel.KILL_HARD)).isFalse();
        assertThat(state.level()).isNull();
    }

    @Test
    void aClaimThatIsGivenUpLeavesEverythingAsItWas() {
        run();
        assertThat(state.raise(CancellationLevel.GRACEFUL)).isTrue();
        assertThat(state.claim()).isTrue();
        assertThat(state.currentStatus()).isEqualTo(TaskStatus.PENDING_CANCELLATION);
        state.unclaim();

        assertThat(state.level()).isEqualTo(CancellationLevel.GRACEFUL);
        assertThat(state.wasStarted()).isTrue();
        assertThat(state.isBodyOver()).isFalse();
        assertThat(state.claim()).isTrue();
    }

    @Test
    void workThatLeftSomethingBehindKeepsItsOutcomeUntilItSettles() {
        AsyncTaskError error = new AsyncTaskError.Unknown("why");
        run();
        assertThat(state.claim()).isTrue();
        state.unclaimEnded(null, error);

        assertThat(state.currentStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(state.isBodyOver()).isTrue();
        assertThat(state.errorIfSettled()).isNull();
        assertThat(state.endedWith()).isEqualTo(error);
    }

    @Test
    void aCancelledErrorIsAFailureUnlessSomebodyAskedForIt() {
        run();
        assertThat(state.claim()).isTrue();
        state.publishError(new AsyncTaskError.Cancelled(CancellationLevel.KILL));
        assertThat(state.currentStatus()).isEqualTo(TaskStatus.FAILED);
    }

    @Test
    void everyWaiterIsToldOnceAndLateOnesAreNotKeptWaiting() {
        Thread me = Thread.currentThread();
        List<String> told = new ArrayList<>();
        TaskState.Waiter gone = state.addWaiter(me, 1);
        assertThat(state.addWaiter(me, 3)).isNotNull();
        state.whenSettled(() -> told.add("early"));
        assertThat(state.lowestWaitingRank()).isEqualTo(1);
        assertThat(gone).isNotNull();
        state.removeWaiter(gone);
        assertThat(state.lowestWaitingRank()).isEqualTo(3);
        run();
        assertThat(state.claim()).isTrue();
        state.publishValue(null);

        assertThat(state.woken).containsExactly(me);
        assertThat(told).containsExactly("early");
        assertThat(state.addWaiter(me, 1)).isNull();
        state.whenSettled(() -> told.add("late"));
        assertThat(told).containsExactly("early", "late");
    }
}
