package dev.vivace.csv;

/** What becomes of a row with more or fewer fields than the first. */
public enum RaggedRows {
    /** It is a bad item: the error strategy of the pipeline decides. */
    BAD,
    /** It is given as it is; a field that it does not have is not there when it is asked for. */
    ACCEPT,
    /** It is left out, and nobody hears of it. */
    SKIP
}
