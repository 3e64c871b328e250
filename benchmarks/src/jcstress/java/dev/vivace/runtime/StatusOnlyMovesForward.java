package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** A reader sees the status only move along the arrows of {@link TaskStatus}, also while a claim is taken back. */
@JCStressTest
@Outcome(id = "forward", expect = ACCEPTABLE, desc = "each status can follow the one before")
@Outcome(expect = FORBIDDEN, desc = "a status went back, or skipped an arrow")
@State
public class StatusOnlyMovesForward {

    private final BareState task = new BareState();

    @Actor
    public void live() {
        task.enqueue();
        task.begin();
        task.claim();
        task.unclaimEnded("value", null);
        task.claim();
        task.unclaim();
        task.raise(CancellationLevel.GRACEFUL);
        task.raise(CancellationLevel.KILL);
        task.settleWithError(BareState.CANCELLED);
    }

    @Actor
    public void read(L_Result r) {
        TaskStatus first = task.currentStatus();
        TaskStatus second = task.currentStatus();
        TaskStatus third = task.currentStatus();
        boolean forward = reaches(first, second) && reaches(second, third) && reaches(first, third);
        r.r1 = forward ? "forward" : first + ", " + second + ", " + third;
    }

    /** Whether some number of legal moves leads from one status to another. */
    private static boolean reaches(TaskStatus from, TaskStatus to) {
        if (from == to || from.canMoveTo(to)) {
            return true;
        }
        for (TaskStatus between : TaskStatus.values()) {
            if (from.canMoveTo(between) && between.canMoveTo(to)) {
                return true;
            }
        }
        return from == TaskStatus.PENDING && to.isTerminal();
    }
}
