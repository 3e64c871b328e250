package dev.vivace.error;

/** Carries an {@link OrchestratorError} to the caller of an orchestrator. */
public final class OrchestratorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final OrchestratorError error;

    /**
     * An exception for an error.
     *
     * @param error what it carries
     */
    public OrchestratorException(OrchestratorError error) {
        super(error.message());
        this.error = error;
    }

    /**
     * What went wrong.
     *
     * @return the error
     */
    public OrchestratorError error() {
        return error;
    }
}
