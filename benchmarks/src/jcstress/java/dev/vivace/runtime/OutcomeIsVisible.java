package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Who sees that a task has settled sees its outcome whole. */
@JCStressTest
@Outcome(id = "early", expect = ACCEPTABLE, desc = "not settled yet")
@Outcome(id = "42", expect = ACCEPTABLE, desc = "settled, and the value is there")
@Outcome(expect = FORBIDDEN, desc = "settled without the value")
@State
public class OutcomeIsVisible {

    private final BareState task = BareState.running();

    private static final class Box {
        private int content;
    }

    @Actor
    public void settle() {
        Box box = new Box();
        box.content = 42;
        if (task.claim()) {
            task.publishValue(box);
        }
    }

    @Actor
    public void read(L_Result r) {
        r.r1 = !task.isTerminal() ? "early" : task.value() instanceof Box box ? box.content : "nothing";
    }
}
