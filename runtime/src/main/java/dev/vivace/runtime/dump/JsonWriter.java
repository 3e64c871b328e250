package dev.vivace.runtime.dump;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) into a string. It puts the commas; that the calls make sense together is up to the caller. Used
 * by one thread.
 */
final class JsonWriter {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LARGEST_START = 1 << 26;

    private final StringBuilder out;

    /** Whether a comma belongs before the next element; written and read by every call. */
    private boolean pendingComma;

    private JsonWriter(int capacity) {
        this.out = new StringBuilder(capacity);
    }

    /**
     * An empty writer.
     *
     * @param expected about how many characters will come
     */
    static JsonWriter create(long expected) {
        return new JsonWriter((int) Math.min(expected, LARGEST_START));
    }

    JsonWriter beginObject() {
        return open('{');
    }

    JsonWriter endObject() {
        return close('}');
    }

    JsonWriter beginArray() {
        return open('[');
    }

    JsonWriter endArray() {
        return close(']');
    }

    JsonWriter name(String name) {
        string(name);
        out.append(':');
        pendingComma = false;
        return this;
    }

    JsonWriter number(long value) {
        element().append(value);
        return this;
    }

    JsonWriter bool(boolean value) {
        element().append(value);
        return this;
    }

    JsonWriter stringOrNull(@Nullable String value) {
        if (value == null) {
            element().append("null");
            return this;
        }
        return string(value);
    }

    JsonWriter string(String value) {
        element().append('"');
        int written = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (needsEscape(value, i, c)) {
                out.append(value, written, i);
                escape(c);
                written = i + 1;
            }
        }
        (written == 0 ? out.append(value) : out.append(value, written, value.length())).append('"');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter open(char bracket) {
        element().append(bracket);
        pendingComma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        pendingComma = true;
        return this;
    }

    private StringBuilder element() {
        if (pendingComma) {
            out.append(',');
        }
        pendingComma = true;
        return out;
    }

    /** What JSON forbids as such; what no encoding can carry; and the line ends that old readers of scripts choke on. */
    private static boolean needsEscape(String value, int i, char c) {
        if (c < 0x7f) {
            return c < ' ' || c == '"' || c == '\\';
        }
        return c <= 0x9f || c == '\u2028' || c == '\u2029' || (Character.isSurrogate(c) && isAlone(value, i, c));
    }

    private static boolean isAlone(String value, int i, char c) {
        return Character.isHighSurrogate(c)
                ? i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1))
                : i == 0 || !Character.isHighSurrogate(value.charAt(i - 1));
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u").append(HEX.toHexDigits(c));
        }
    }
}
