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

/** A graceful request, a deadline and the runner meet on one task: it settles once, by whoever was first. */
@JCStressTest
@Outcome(id = "COMPLETED, 0", expect = ACCEPTABLE, desc = "the work was first")
@Outcome(id = "CANCELLED, 0", expect = ACCEPTABLE, desc = "the request was first")
@Outcome(id = "FAILED, 1", expect = ACCEPTABLE, desc = "the deadline was first")
@Outcome(expect = FORBIDDEN, desc = "not settled, or settled by two")
@State
public class CancelVersusDeadlineVersusRun {

    private final VirtualTask<?, ?> task = Engines.queued(context -> "value");

    @Actor
    public void run() {
        task.proceed();
        Thread.interrupted();
    }

    @Actor
    public void stop() {
        task.cancel(CancellationLevel.GRACEFUL);
        Stopping.expire(task);
    }

    @Arbiter
    public void look(LL_Result r) {
        r.r1 = task.status();
        r.r2 = task.errors().size();
        Engines.RUNTIME.abandonedTasks().remove(task);
    }
}
