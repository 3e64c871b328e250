package dev.vivace.examples.stress;

import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.CancellationPlan;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.priority.TaskPriority;
import java.time.Duration;

/** One thing that a node of a random tree does. {@code which} counts the node's children, and wraps around. */
sealed interface Step {

    /** Computes, holding its permit. */
    record Compute(int rounds) implements Step {}

    /** A library wait. */
    record Nap(Duration time) implements Step {}

    /** Looks whether it should stop. */
    record Check() implements Step {}

    /** Makes a child, in one of the ways in which that can be done. */
    record Spawn(NodePlan child, Way way) implements Step {}

    /** How a child is made. */
    enum Way {
        RUN,
        PREPARE_AND_START,
        PREPARE_AND_CANCEL,
        RUN_CHILD,
        DETACHED
    }

    /** Asks a child to stop. */
    record CancelChild(int which, CancellationLevel level) implements Step {}

    /** Stops a child by a plan, and waits for that. */
    record StopChild(int which, CancellationPlan plan) implements Step {}

    /** Asks itself to stop. */
    record CancelSelf(CancellationLevel level) implements Step {}

    /** Waits for one child; a tolerant node goes on after its failure. */
    record Await(int which, boolean tolerant) implements Step {}

    /** Joins all children; a tolerant node goes on when the policy is not met. */
    record Join(JoinPolicy policy, boolean tolerant) implements Step {}

    /** Changes a child's priority. */
    record Promote(int which, TaskPriority priority) implements Step {}

    /** Sends to the parent, or to all children. */
    record Tell(boolean parent) implements Step {}

    /** Reads what the parent, or the children, have sent. */
    record Listen(boolean parent, Duration patience) implements Step {}

    /** Adds a cancel handler. */
    record Handle(boolean essential, boolean failing) implements Step {}

    /** Records an error that does not end the task. */
    record Complain() implements Step {}
}
