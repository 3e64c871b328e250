package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** One of three waiters gives up while the task settles: the other two are woken. */
@JCStressTest
@Outcome(id = "[23]", expect = ACCEPTABLE, desc = "both were woken; the third perhaps too")
@Outcome(expect = FORBIDDEN, desc = "somebody else's wake-up was lost, or came twice")
@State
public class GiveUpVersusSettle {

    private final BareState task = BareState.running();
    private final TaskState.Waiter gone;

    public GiveUpVersusSettle() {
        task.waiter();
        gone = task.waiter();
        task.waiter();
    }

    @Actor
    public void giveUp() {
        task.removeWaiter(gone);
    }

    @Actor
    public void settle() {
        task.settleWithValue();
    }

    @Arbiter
    public void look(L_Result r) {
        r.r1 = task.wakes();
    }
}
