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

/**
 * The same in a flow, where the sender has no fence: then the receiver knows that it must look a second time, and does see
 * the item.
 */
@JCStressTest
@Outcome(id = "(returns|woken), .*", expect = ACCEPTABLE, desc = "sees the item, or parks and is woken")
@Outcome(id = "parked, looks again and sees it", expect = ACCEPTABLE, desc = "the second look is needed, and is enough")
@Outcome(expect = FORBIDDEN, desc = "a lost wake-up")
@State
public class HopFlowVersusWait {

    private static final int IN_FLOW = 66;

    private final Hop hop = HopEnds.after(IN_FLOW);

    @Nullable
    private CompletableFuture<@Nullable Void> wait;

    private boolean fenced;

    @Actor
    public void send() {
        HopEnds.send(hop, "item");
    }

    @Actor
    public void await() {
        wait = hop.receiverMayWait();
        fenced = hop.isFenced();
    }

    @Arbiter
    public void look(LL_Result r) {
        r.r1 = HopEnds.told(wait);
        r.r2 = fenced ? "waits for good" : hop.counted() == 1 ? "looks again and sees it" : "looks again in vain";
    }
}
