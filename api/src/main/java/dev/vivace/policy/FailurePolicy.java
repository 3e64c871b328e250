package dev.vivace.policy;

/** What an orchestrator does when a task fails. The task's dependents never run: they end CANCELLED. */
public enum FailurePolicy {
    /** What does not depend on the task goes on. The default. */
    CONTINUE,
    /** Everything that runs is cancelled, and nothing more is started. */
    STOP
}
