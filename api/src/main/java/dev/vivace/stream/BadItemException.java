package dev.vivace.stream;

import org.jspecify.annotations.Nullable;

/**
 * One item of a source that cannot be read, while those after it can: a malformed line, a row with too few fields. A
 * {@link EventSource.Reader} throws it from {@code next}, and stands after the bad item then.
 *
 * <p>To a pipeline it is an item that failed: its error strategy decides, without another attempt, because the same bytes
 * would fail again. What goes on without the item has a dead letter for it, with the text.
 */
public final class BadItemException extends Exception {

    private static final long serialVersionUID = 1L;

    /** How many characters of the text are kept. */
    public static final int MAX_TEXT = 64 * 1024;

    private final String reason;
    private final Place place;
    private final String text;

    /**
     * A bad item.
     *
     * @param reason why it cannot be read, without the place
     * @param place where it begins
     * @param text the item as it is in the source; what exceeds {@link #MAX_TEXT} is cut off
     */
    public BadItemException(String reason, Place place, String text) {
        this(reason, place, text, null);
    }

    /**
     * A bad item, and the exception that says so.
     *
     * @param reason why it cannot be read, without the place
     * @param place where it begins
     * @param text the item as it is in the source; what exceeds {@link #MAX_TEXT} is cut off
     * @param cause of the library that reads items, or null
     */
    public BadItemException(String reason, Place place, String text, @Nullable Throwable cause) {
        super(place + ": " + reason, cause);
        this.reason = reason;
        this.place = place;
        this.text = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    /**
     * Why it cannot be read.
     *
     * @return the reason, without the place; the message has both, and not the text
     */
    public String reason() {
        return reason;
    }

    /**
     * Where it begins.
     *
     * @return the place
     */
    public Place place() {
        return place;
    }

    /**
     * What could not be read.
     *
     * @return the item as it is in the source, at most {@link #MAX_TEXT} characters of it
     */
    public String text() {
        return text;
    }
}
