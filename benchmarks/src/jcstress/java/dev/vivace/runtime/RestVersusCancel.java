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

/** A request to stop races a task that lets its thread go until the next attempt: it ends, and nobody keeps a wish of it. */
@JCStressTest
@Outcome(id = "CANCELLED, false, false", expect = ACCEPTABLE, desc = "it has stopped, whoever was first")
@Outcome(id = "FAILED, false, false", expect = ACCEPTABLE, desc = "the attempt had failed, and no other follows")
@Outcome(expect = FORBIDDEN, desc = "it waits for ever, the interrupt leaked, or it still waits for an attempt")
@State
public class RestVersusCancel {

    private final VirtualTask<?, ?> task = Engines.queuedToFailOnce();

    @Actor
    public void run(LLL_Result r) {
        task.proceed();
        r.r2 = Thread.interrupted();
    }

    @Actor
    public void cancel() {
        task.cancel(CancellationLevel.KILL);
    }

    @Arbiter
    public void look(LLL_Result r) {
        r.r1 = task.status();
        r.r3 = task.retryNow();
    }
}
