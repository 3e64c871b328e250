package dev.vivace.pipelines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An item with what its source said of it; an item of which nothing was said crosses the hop bare. */
record Sent(
        Object item, @Nullable Instant createdAt, @Nullable String position) {

    static Object itemOf(Object crossed) {
        return crossed instanceof Sent sent ? sent.item() : crossed;
    }

    static @Nullable Instant createdAtOf(Object crossed) {
        return crossed instanceof Sent sent ? sent.createdAt() : null;
    }

    static @Nullable String positionOf(Object crossed) {
        return crossed instanceof Sent sent ? sent.position() : null;
    }
}
