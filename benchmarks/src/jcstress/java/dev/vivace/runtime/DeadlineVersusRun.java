package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLLL_Result;

/** A deadline races the whole of a task: it ends with its value or with a timeout, and leaves nothing behind. */
@JCStressTest
@Outcome(id = "false, COMPLETED, 0, false", expect = ACCEPTABLE, desc = "the work was first")
@Outcome(id = "false, FAILED, 1, false", expect = ACCEPTABLE, desc = "the deadline was first")
@Outcome(expect = FORBIDDEN, desc = "settled twice, the interrupt leaked, or the list keeps what has ended")
@State
public class DeadlineVersusRun {

    private final VirtualTask<?, ?> task = Engines.queued(context -> "value");

    @Actor
    public void run(LLLL_Result r) {
        task.proceed();
        r.r1 = Thread.interrupted();
    }

    @Actor
    public void expire() {
        Stopping.expire(task);
    }

    @Arbiter
    public void look(LLLL_Result r) {
        r.r2 = task.status();
        r.r3 = task.errors().size();
        r.r4 = Engines.RUNTIME.abandonedTasks().remove(task);
    }
}
