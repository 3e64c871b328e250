package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/**
 * With one permit, a task that waits without it is woken and killed at once, while another begins: every permit comes
 * back. A lost one would let the runtime stand still, and the test hang.
 */
@JCStressTest
@Outcome(id = "COMPLETED", expect = ACCEPTABLE, desc = "the wake-up was first")
@Outcome(id = "CANCELLED", expect = ACCEPTABLE, desc = "the kill was first")
@Outcome(expect = FORBIDDEN, desc = "it neither ended nor was stopped")
@State
public class PermitsComeBack {

    private static final Runtime<@Nullable Object, TaskId> ONE_PERMIT =
            VirtualRuntimeBuilder.create().maxConcurrency(1).build();

    private final CompletableFuture<String> signal = new CompletableFuture<>();
    private final SpawningTask<?, ?> waits = ONE_PERMIT.to().run(context -> context.await(signal));

    @Actor
    public void wake() {
        signal.complete("value");
        Engines.valueOf(ONE_PERMIT.to().run(context -> "another"));
    }

    @Actor
    public void kill() {
        waits.cancel(CancellationLevel.KILL);
    }

    @Arbiter
    public void look(L_Result r) {
        Engines.valueOf(waits);
        Engines.valueOf(ONE_PERMIT.to().run(context -> "one more"));
        r.r1 = waits.status();
    }
}
