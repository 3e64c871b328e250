package dev.vivace.console.web;

import org.jspecify.annotations.Nullable;

/** A request that is not answered as asked, with the status that says so. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * A refusal.
     *
     * @param status of HTTP, 400 to 599
     * @param message what is wrong and what to do; shown to who asked
     */
    public Refusal(int status, @Nullable String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
