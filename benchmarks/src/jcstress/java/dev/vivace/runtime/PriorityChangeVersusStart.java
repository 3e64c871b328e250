package dev.vivace.runtime;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.vivace.priority.TaskPriority;
import dev.vivace.runtime.schedule.Ready;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

/**
 * A queued task changes its priority while a runner takes it: another runner finds it queued a second time. It runs
 * once, and the task knows its thread throughout, or else nobody could interrupt it.
 */
@JCStressTest
@Outcome(id = "1, true, COMPLETED", expect = ACCEPTABLE, desc = "ran once, on the thread it knows")
@Outcome(expect = FORBIDDEN, desc = "ran twice or never, or lost its thread")
@State
public class PriorityChangeVersusStart {

    private final AtomicInteger runs = new AtomicInteger();
    private volatile boolean known = true;

    private final VirtualTask<?, ?> task = Engines.queued(context -> work());
    private final int rank = task.rank();

    private Object work() {
        runs.incrementAndGet();
        for (int i = 0; i < 300; i++) {
            known &= ((TaskEngine) task).isRunBy(Thread.currentThread());
            Thread.onSpinWait();
        }
        return "value";
    }

    @Actor
    public void run() {
        runAt(rank);
    }

    @Actor
    public void changeAndRun() {
        task.changePriority(TaskPriority.HIGH);
        runAt(TaskPriority.HIGH.rank());
    }

    /** What a runner does with an entry that it has polled from the queue of a rank. */
    private void runAt(int polledFrom) {
        Ready entry = task;
        if (entry.isReadyAt(polledFrom)) {
            entry.proceed();
        }
    }

    @Arbiter
    public void look(LLL_Result r) {
        Engines.valueOf(task);
        r.r1 = runs.get();
        r.r2 = known;
        r.r3 = task.status();
    }
}
