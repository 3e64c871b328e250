package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** The first waiter in the stack gives up while another comes: all that stay are woken, and nobody else. */
@JCStressTest
@Outcome(id = "2", expect = ACCEPTABLE, desc = "the one that stayed and the one that came")
@Outcome(expect = FORBIDDEN, desc = "a waiter was lost, or did not go")
@State
public class GiveUpVersusWait {

    private final BareState task = BareState.running();
    private final TaskState.Waiter gone;

    public GiveUpVersusWait() {
        task.waiter();
        gone = task.waiter();
    }

    @Actor
    public void giveUp() {
        task.removeWaiter(gone);
    }

    @Actor
    public void come() {
        task.waiter();
    }

    @Arbiter
    public void look(L_Result r) {
        task.settleWithValue();
        r.r1 = task.wakes();
    }
}
