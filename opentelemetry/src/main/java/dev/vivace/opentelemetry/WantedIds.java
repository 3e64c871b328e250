package dev.vivace.opentelemetry;

import dev.vivace.TraceContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which ids the span that this thread is about to start should have. Knows nothing of the SDK, which may be absent. */
final class WantedIds {

    private static final ThreadLocal<@Nullable TraceContext> WANTED = new ThreadLocal<>();

    // Set once by whoever makes an id generator, read by whoever starts a span.
    private static volatile boolean heard;

    private WantedIds() {}

    /** Says that a generator exists that asks here. */
    static void listen() {
        heard = true;
    }

    /** Whether any generator asks here. */
    static boolean areHeard() {
        return heard;
    }

    static @Nullable TraceContext here() {
        return WANTED.get();
    }

    static <V> V during(@Nullable TraceContext ids, Supplier<V> action) {
        if (ids == null) {
            return action.get();
        }
        WANTED.set(ids);
        try {
            return action.get();
        } finally {
            WANTED.remove();
        }
    }
}
