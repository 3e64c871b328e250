package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/** A child that would wait for an hour comes while its parent is killed hard: it is refused, or it is killed too. */
@JCStressTest
@Outcome(id = "accepted, CANCELLED, CANCELLED", expect = ACCEPTABLE, desc = "both were killed")
@Outcome(id = "refused, CANCELLED, none", expect = ACCEPTABLE, desc = "the child came too late")
@Outcome(expect = FORBIDDEN, desc = "the child lives on without its parent")
@State
public class ChildVersusKillOfParent {

    private final VirtualTask<?, ?> parent = Engines.queued(context -> "value");
    private volatile @Nullable VirtualTask<?, ?> child;

    @Actor
    public void kill() {
        parent.cancel(CancellationLevel.KILL_HARD);
    }

    @Actor
    public void startChild(LLL_Result r) {
        try {
            child = (VirtualTask<?, ?>) parent.runChild(context -> {
                context.sleep(Duration.ofHours(1));
                return "child";
            });
            r.r1 = "accepted";
        } catch (AsyncTaskException e) {
            r.r1 = "refused";
        }
    }

    @Arbiter
    public void look(LLL_Result r) {
        r.r2 = parent.status();
        VirtualTask<?, ?> started = child;
        r.r3 = started == null ? "none" : started.status();
    }
}
