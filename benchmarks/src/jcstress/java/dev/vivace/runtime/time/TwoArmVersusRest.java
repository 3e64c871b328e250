package dev.vivace.runtime.time;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

/** The same with two who arm: one wake-up is enough for both, and without any the thread knows both. */
@JCStressTest
@Outcome(id = "(true, (true|false)|false, true), (true|false)", expect = ACCEPTABLE, desc = "woken")
@Outcome(id = "false, false, true", expect = ACCEPTABLE, desc = "found, or the sleep is short enough")
@Outcome(expect = FORBIDDEN, desc = "an alarm that does not ring")
@State
public class TwoArmVersusRest {

    private final Ringer ringer = Ringer.asleep();

    @Actor
    public void armEarly(ZZZ_Result r) {
        r.r1 = ringer.arm(1);
    }

    @Actor
    public void armLate(ZZZ_Result r) {
        r.r2 = ringer.arm(2);
    }

    @Actor
    public void look() {
        ringer.look();
    }

    @Arbiter
    public void know(ZZZ_Result r) {
        r.r3 = ringer.knows(1) && ringer.knows(2);
    }
}
