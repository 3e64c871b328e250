package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.SpawningTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

/** Two threads start and await one prepared task through the public API: it runs once, and both get its value. */
@JCStressTest
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "both got the value of the only run")
@Outcome(expect = FORBIDDEN, desc = "ran twice")
@State
public class StartVersusStart {

    private final AtomicInteger runs = new AtomicInteger();

    private final SpawningTask<?, ?> task = Engines.RUNTIME.to().prepare(context -> runs.incrementAndGet());

    @Actor
    public void one(LL_Result r) {
        r.r1 = Engines.valueOf(task);
    }

    @Actor
    public void two(LL_Result r) {
        r.r2 = Engines.valueOf(task.start());
    }

    @Arbiter
    public void look(LL_Result r) {
        if (runs.get() != 1) {
            r.r1 = "ran " + runs.get() + " times";
        }
    }
}
