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

/** The receiver gives room back while the sender of a full hop begins to wait: it sees the room, or it is woken. */
@JCStressTest
@Outcome(id = "returns", expect = ACCEPTABLE, desc = "sees the room")
@Outcome(id = "woken", expect = ACCEPTABLE, desc = "parks and is woken")
@Outcome(expect = FORBIDDEN, desc = "a lost wake-up")
@State
public class HopRoomVersusWait {

    private final Hop hop = new Hop(1);

    @Nullable
    private CompletableFuture<@Nullable Void> wait;

    public HopRoomVersusWait() {
        HopEnds.send(hop, "item");
    }

    @Actor
    public void await() {
        wait = hop.senderMayWait();
    }

    @Actor
    public void receive() {
        Object taken = hop.take();
        assert taken != null;
        hop.release();
    }

    @Arbiter
    public void look(L_Result r) {
        r.r1 = HopEnds.told(wait);
    }
}
