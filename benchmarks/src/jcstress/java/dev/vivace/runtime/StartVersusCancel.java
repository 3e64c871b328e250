package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.lifecycle.CancellationLevel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/** A request to stop races the start of the work: the request always holds, and work that it overtook never begins. */
@JCStressTest
@Outcome(id = "true, true, PENDING_CANCELLATION, false", expect = ACCEPTABLE, desc = "began, then was asked")
@Outcome(id = "false, true, PENDING_CANCELLATION, true", expect = ACCEPTABLE, desc = "asked before it began")
@Outcome(expect = FORBIDDEN, desc = "began after the request, or the request was lost")
@State
public class StartVersusCancel {

    private final BareState task = BareState.queued();

    @Actor
    public void start(LLLL_Result r) {
        r.r1 = task.begin();
    }

    @Actor
    public void cancel(LLLL_Result r) {
        r.r2 = task.raise(CancellationLevel.KILL);
    }

    @Arbiter
    public void look(LLLL_Result r) {
        r.r3 = task.currentStatus();
        r.r4 = task.isBodyOver();
    }
}
