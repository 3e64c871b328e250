package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.lifecycle.CancellationLevel;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** A kill races the whole of a task: whatever the order, the thread that ran it is not interrupted afterwards. */
@JCStressTest
@Outcome(id = "false, COMPLETED", expect = ACCEPTABLE, desc = "the work was first")
@Outcome(id = "false, CANCELLED", expect = ACCEPTABLE, desc = "the kill was first")
@Outcome(expect = FORBIDDEN, desc = "the interrupt reached what the thread does next")
@State
public class InterruptDoesNotLeak {

    private final VirtualTask<?, ?> task = Engines.queued(context -> "value");

    @Actor
    public void run(LL_Result r) {
        task.proceed();
        r.r1 = Thread.interrupted();
    }

    @Actor
    public void kill() {
        task.cancel(CancellationLevel.KILL);
    }

    @Arbiter
    public void look(LL_Result r) {
        r.r2 = task.status();
    }
}
