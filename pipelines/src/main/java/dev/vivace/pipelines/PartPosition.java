package dev.vivace.pipelines;

import org.jspecify.annotations.Nullable;

/** A place in a source of several parts: which part, and where in it; null at its beginning. */
record PartPosition(int part, @Nullable String position) {

    static PartPosition parse(@Nullable String text, int parts) {
        if (text == null || parts == 1) {
            return new PartPosition(0, text);
        }
        int colon = text.indexOf(':');
        long part = Positions.count(text.substring(0, Math.max(0, colon)));
        if (part >= parts) {
            throw new IllegalArgumentException(
                    "position \"" + text + "\" is in part " + part + ", and there are only " + parts);
        }
        return new PartPosition((int) part, text.substring(colon + 1));
    }
}
