package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.error.AsyncTaskException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A child comes while its parent ends: it is refused, or the parent settles after it. Law K1: no orphans. */
@JCStressTest
@Outcome(id = "accepted, COMPLETED, true", expect = ACCEPTABLE, desc = "the parent waited for the child")
@Outcome(id = "refused, COMPLETED, true", expect = ACCEPTABLE, desc = "the child came too late")
@Outcome(expect = FORBIDDEN, desc = "the parent settled and left a child alive")
@State
public class ChildVersusEndOfParent {

    private final VirtualTask<?, ?> parent = Engines.queued(context -> "value");
    private volatile @Nullable VirtualTask<?, ?> child;

    @Actor
    public void endParent() {
        parent.proceed();
    }

    @Actor
    public void startChild(LLL_Result r) {
        try {
            child = (VirtualTask<?, ?>) parent.runChild(context -> "child");
            r.r1 = "accepted";
        } catch (AsyncTaskException e) {
            r.r1 = "refused";
        }
    }

    @Arbiter
    public void look(LLL_Result r) {
        Engines.valueOf(parent);
        VirtualTask<?, ?> started = child;
        r.r3 = started == null || started.isTerminal();
        r.r2 = parent.status();
    }
}
