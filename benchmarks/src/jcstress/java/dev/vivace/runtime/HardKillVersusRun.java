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

/** A hard kill races the whole of a task: once the thread is back, the work is not listed as abandoned. */
@JCStressTest
@Outcome(id = "false, COMPLETED, false", expect = ACCEPTABLE, desc = "the work was first")
@Outcome(id = "false, CANCELLED, false", expect = ACCEPTABLE, desc = "the kill was first")
@Outcome(expect = FORBIDDEN, desc = "the interrupt leaked, or the list keeps what has ended")
@State
public class HardKillVersusRun {

    private final VirtualTask<?, ?> task = Engines.queued(context -> "value");

    @Actor
    public void run(LLL_Result r) {
        task.proceed();
        r.r1 = Thread.interrupted();
    }

    @Actor
    public void kill() {
        task.cancel(CancellationLevel.KILL_HARD);
    }

    @Arbiter
    public void look(LLL_Result r) {
        r.r2 = task.status();
        r.r3 = Engines.RUNTIME.abandonedTasks().remove(task);
    }
}
