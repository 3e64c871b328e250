package dev.vivace.cli.report;

/** How a run ended. */
public enum Outcome {
    /** Everything was counted, and the second count, if one was made, is the same. */
    COMPLETE(0),
    /** The second count is another. */
    DIFFERENT(1),
    /** A task failed. */
    FAILED(1),
    /** Ctrl-C came first. */
    INTERRUPTED(130);

    private final int exitCode;

    Outcome(int exitCode) {
        this.exitCode = exitCode;
    }

    /**
     * What the shell is told.
     *
     * @return the exit code
     */
    public int exitCode() {
        return exitCode;
    }
}
