package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Whoever ends the wait before an attempt races a thread that is about to leave the task: the attempt follows, once. */
@JCStressTest
@Outcome(id = "true, value", expect = ACCEPTABLE, desc = "the wait was ended")
@Outcome(id = "false, RUNNING", expect = ACCEPTABLE, desc = "nobody waited yet; now the task does")
@Outcome(expect = FORBIDDEN, desc = "the wish was lost")
@State
public class RestVersusRetryNow {

    private final VirtualTask<?, ?> task = Engines.queuedToFailOnce();

    @Actor
    public void run() {
        task.proceed();
    }

    @Actor
    public void retry(LL_Result r) {
        r.r1 = task.retryNow();
    }

    @Arbiter
    public void look(LL_Result r) {
        r.r2 = r.r1.equals(true) ? Engines.valueOf(task) : task.status();
        task.retryNow();
    }
}
