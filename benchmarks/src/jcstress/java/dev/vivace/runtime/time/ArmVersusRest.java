package dev.vivace.runtime.time;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** An alarm is armed while the clock's thread goes to sleep: the thread finds it, or sleeps no longer, or is woken. */
@JCStressTest
@Outcome(id = "true, (true|false)", expect = ACCEPTABLE, desc = "woken")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "found, or the sleep is short enough")
@Outcome(expect = FORBIDDEN, desc = "an alarm that does not ring")
@State
public class ArmVersusRest {

    private final Ringer ringer = Ringer.asleep();

    @Actor
    public void arm(ZZ_Result r) {
        r.r1 = ringer.arm(1);
    }

    @Actor
    public void look() {
        ringer.look();
    }

    @Arbiter
    public void know(ZZ_Result r) {
        r.r2 = ringer.knows(1);
    }
}
