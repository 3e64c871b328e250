package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.lifecycle.CancellationLevel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A hard kill races the end of the work: either is first, and nobody raises the level of what has settled. */
@JCStressTest
@Outcome(id = "killed, false, CANCELLED", expect = ACCEPTABLE, desc = "the kill came first")
@Outcome(id = "raised, true, COMPLETED", expect = ACCEPTABLE, desc = "asked to stop, finished all the same")
@Outcome(id = "late, true, COMPLETED", expect = ACCEPTABLE, desc = "the value came first")
@Outcome(expect = FORBIDDEN, desc = "settled twice, or never, or raised after the end")
@State
public class KillVersusSettle {

    private final BareState task = BareState.running();

    @Actor
    public void kill(LLL_Result r) {
        if (!task.raise(CancellationLevel.KILL_HARD)) {
            r.r1 = "late";
        } else {
            r.r1 = task.settleWithError(BareState.CANCELLED) ? "killed" : "raised";
        }
    }

    @Actor
    public void finish(LLL_Result r) {
        r.r2 = task.settleWithValue();
    }

    @Arbiter
    public void look(LLL_Result r) {
        r.r3 = task.currentStatus();
    }
}
