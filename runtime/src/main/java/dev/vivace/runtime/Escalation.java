package dev.vivace.runtime;

import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.time.Alarm;
import java.time.Duration;

/** A cancellation plan under way: one step after the other, each on an alarm, until the task has settled. */
final class Escalation {

    private final TaskEngine task;
    private final CancellationPlan plan;

    // Written by each step, of which one runs at a time; read by whoever settles the task.
    private volatile Alarm next = () -> {};

    private Escalation(TaskEngine task, CancellationPlan plan) {
        this.task = task;
        this.plan = plan;
    }

    static void start(TaskEngine task, CancellationPlan plan) {
        Escalation escalation = new Escalation(task, plan);
        escalation.graceful();
        task.whenSettled(() -> escalation.next.cancel());
    }

    private void graceful() {
        step(CancellationLevel.GRACEFUL, plan.graceful(), this::kill);
    }

    private void kill() {
        step(CancellationLevel.KILL, plan.kill(), this::hard);
    }

    private void hard() {
        if (plan.hard()) {
            Stopping.cancel(task, CancellationLevel.KILL_HARD);
        }
    }

    private void step(CancellationLevel level, Duration window, Runnable after) {
        if (window.isZero()) {
            after.run();
            return;
        }
        long until = task.runtime.after(window); // a window is counted from before anybody can see its level
        Stopping.cancel(task, level);
        if (!task.isTerminal()) {
            next = task.runtime
                    .clock()
                    .schedule(until, () -> task.runtime.scheduler().startErrand(after));
        }
    }
}
