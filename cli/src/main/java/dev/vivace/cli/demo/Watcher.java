package dev.vivace.cli.demo;

/** Watches a run from outside. Thread-safe: several tasks tell of their progress. */
public interface Watcher {

    /**
     * A phase begins.
     *
     * @param phase which one
     * @param classes how many class files there are to do; 0 when nobody knows yet
     */
    void began(Phase phase, int classes);

    /**
     * Something was done.
     *
     * @param progress what
     */
    void advanced(Progress progress);

    /** Time has passed. */
    void tick();

    /**
     * A phase has ended.
     *
     * @param phase which one
     * @param classes how many class files it was about
     */
    void ended(Phase phase, int classes);
}
