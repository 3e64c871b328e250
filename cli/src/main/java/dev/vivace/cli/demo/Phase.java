package dev.vivace.cli.demo;

/** The steps of a run. */
public enum Phase {
    /** Finding the class files. */
    DISCOVER,
    /** Parsing them. */
    MAP,
    /** Asking the catalogue about the modules, beside MAP. */
    DESCRIBE,
    /** Counting again. */
    CHECK;

    /**
     * The name for people.
     *
     * @return in lower case
     */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
