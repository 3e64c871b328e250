package dev.vivace.tck;

/** The laws of the contract, in its order. */
public enum Law {
    /** Ids. */
    T1("ids are unique and ordered, and their text reads back"),
    /** Instants. */
    T2("instants are absent until reached, in order, and final"),
    /** Timeouts. */
    T3("one deadline over all attempts, waits and the fallback; it frees the caller and cancels the work"),
    /** Timers. */
    T4("a million armed timeouts cost no thread each"),
    /** Moves. */
    S1("legal moves only; terminal is final under any race"),
    /** Listeners. */
    S2("status reads never block; listeners see every move once, in order"),
    /** Settling. */
    S3("a task settles exactly once, and all waiters see the result"),
    /** Levels. */
    C1("graceful asks, kill interrupts, kill hard settles at once"),
    /** Escalation. */
    C2("escalation is one call, and ends within its windows"),
    /** Deaf work. */
    C3("deaf work is abandoned visibly and keeps its permit"),
    /** Descendants. */
    C4("cancellation flows to all descendants, children first"),
    /** Answers. */
    C5("the cancellation result tells truly"),
    /** Failures. */
    F1("no failure is swallowed"),
    /** Delays. */
    F2("retry delays follow the strategy exactly"),
    /** Predicate. */
    F3("only accepted errors are retried, cancellation never"),
    /** Fallback. */
    F4("the fallback sees the original error; both are kept if it fails"),
    /** Order. */
    F5("the order of policies is fixed, and explained"),
    /** Errors. */
    F6("Errors pass through and are never retried; a panic is an error"),
    /** Scope. */
    K1("children by default; no task outlives its scope"),
    /** Joins. */
    K2("join policies"),
    /** Context. */
    K3("context values reach all code of a task"),
    /** Messages. */
    K4("typed messages over bounded channels, heartbeats, encryption"),
    /** Order of starts. */
    P1("strict priority order, first come first within a level"),
    /** Aging. */
    P2("with aging nothing starves"),
    /** Inheritance. */
    P3("who is waited for inherits the priority of who waits"),
    /** Change. */
    P4("priority can be changed while queued"),
    /** Figures. */
    M1("every figure says how it was obtained"),
    /** Accuracy. */
    M2("CPU, allocation and IO of a task are counted"),
    /** Cost. */
    M3("metering that is off costs nothing"),
    /** Sources. */
    E1("nothing runs before a terminal call; sources close once"),
    /** Bounds. */
    E2("bounded: a slow receiver slows the sender"),
    /** Strategies. */
    E3("strategies hold on both ends"),
    /** Sequence. */
    E4("sequence delivers in source order; gaps are reported"),
    /** Stream errors. */
    E5("error strategies and dead letters"),
    /** Terminal event. */
    E6("one terminal event, nothing after it"),
    /** Pipelines. */
    E7("a pipeline is a task, and a publisher"),
    /** Collectors. */
    E8("collectors keep their policies"),
    /** Unsupported sources. */
    E9("an unsupported source fails clearly"),
    /** Checkpoints. */
    E10("a killed pipeline resumes from its checkpoints"),
    /** Dependencies. */
    O1("a dependent starts only after what it depends on"),
    /** Cycles. */
    O2("a cycle is refused, and named"),
    /** Failure in a graph. */
    O3("dependents of a failed task do not run"),
    /** Cancellation in a graph. */
    O4("cancelling reaches dependents and exactly the group"),
    /** Results in a graph. */
    O5("results reach dependents typed"),
    /** Orchestrator errors. */
    O6("each wrong use has its own error"),
    /** Statistics. */
    O7("statistics, critical path and exports are exact"),
    /** Nesting. */
    O8("an orchestra is a task"),
    /** Journal. */
    O9("with a journal a run resumes"),
    /** Shutdown. */
    R1("shutdown refuses, drains, escalates, reports, once"),
    /** Threads. */
    R2("no thread is left behind"),
    /** Determinism. */
    R3("a virtual clock is obeyed; the same seed gives the same trace"),
    /** Executor. */
    R4("a runtime is an executor"),
    /** Dump. */
    R5("the dump shows the live tree"),
    /** Misuse. */
    R6("misuse fails fast, naming the argument and the value");

    private final String summary;

    Law(String summary) {
        this.summary = summary;
    }

    /**
     * The law in a few words; the contract has the whole.
     *
     * @return one line
     */
    public String summary() {
        return summary;
    }

    /**
     * The law that a test is about.
     *
     * @param test the name of a test, which begins with the law's number
     * @return the law
     * @throws IllegalArgumentException when the name begins otherwise
     */
    public static Law of(String test) {
        int end = test.indexOf('_');
        return valueOf(end < 0 ? test : test.substring(0, end));
    }
}
