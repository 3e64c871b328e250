package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** Two hands settle one task, one with a value and one with an error: one of them does, and the status is its. */
@JCStressTest
@Outcome(id = "true, false, COMPLETED", expect = ACCEPTABLE, desc = "the value came first")
@Outcome(id = "false, true, FAILED", expect = ACCEPTABLE, desc = "the error came first")
@Outcome(expect = FORBIDDEN, desc = "settled twice, or never, or with the loser's status")
@State
public class SettleOnce {

    private final BareState task = BareState.running();

    @Actor
    public void value(LLL_Result r) {
        r.r1 = task.settleWithValue();
    }

    @Actor
    public void error(LLL_Result r) {
        r.r2 = task.settleWithError(BareState.UNKNOWN);
    }

    @Arbiter
    public void look(LLL_Result r) {
        r.r3 = task.currentStatus();
    }
}
