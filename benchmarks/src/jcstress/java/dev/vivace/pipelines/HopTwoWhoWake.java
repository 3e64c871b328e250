package dev.vivace.pipelines;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** One that wakes meets another, and a thread that waits anew: the one that is late must not take the new wait away. */
@JCStressTest
@Outcome(id = "true, woken", expect = ACCEPTABLE, desc = "the new wait can be woken")
@Outcome(expect = FORBIDDEN, desc = "a lost wake-up")
@State
public class HopTwoWhoWake {

    private final Doorbell bell = new Doorbell();
    private final CompletableFuture<@Nullable Void> first = bell.announce();

    @Nullable
    private CompletableFuture<@Nullable Void> second;

    @Actor
    public void ring() {
        bell.ring();
    }

    @Actor
    public void ringAndWaitAnew() {
        bell.ring();
        second = bell.announce();
    }

    @Arbiter
    public void look(LL_Result r) {
        bell.ring();
        r.r1 = first.isDone();
        r.r2 = HopEnds.told(second);
    }
}
