package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A thread begins to wait while the task settles: it sees the end, or it is woken. */
@JCStressTest
@Outcome(id = "parks, 1", expect = ACCEPTABLE, desc = "parks and is woken")
@Outcome(id = "returns, [01]", expect = ACCEPTABLE, desc = "sees the end; one wake-up too many does no harm")
@Outcome(expect = FORBIDDEN, desc = "a lost wake-up")
@State
public class WaitVersusSettle {

    private final BareState task = BareState.running();

    @Actor
    public void await(LL_Result r) {
        TaskState.Waiter waiter = task.addWaiter(Thread.currentThread(), 0);
        r.r1 = waiter == null || task.isTerminal() ? "returns" : "parks";
    }

    @Actor
    public void settle() {
        task.settleWithValue();
    }

    @Arbiter
    public void look(LL_Result r) {
        r.r2 = task.wakes();
    }
}
