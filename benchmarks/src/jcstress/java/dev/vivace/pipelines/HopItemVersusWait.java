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
import org.openjdk.jcstress.infra.results.L_Result;

/** The sender sends an item and pauses while the receiver begins to wait: it sees the item, or it is woken. */
@JCStressTest
@Outcome(id = "returns", expect = ACCEPTABLE, desc = "sees the item")
@Outcome(id = "woken", expect = ACCEPTABLE, desc = "parks and is woken")
@Outcome(expect = FORBIDDEN, desc = "a lost wake-up")
@State
public class HopItemVersusWait {

    private final Hop hop = new Hop(4);

    @Nullable
    private CompletableFuture<@Nullable Void> wait;

    @Actor
    public void send() {
        HopEnds.send(hop, "item");
    }

    @Actor
    public void await() {
        wait = hop.receiverMayWait();
    }

    @Arbiter
    public void look(L_Result r) {
        r.r1 = HopEnds.told(wait);
    }
}
