package dev.vivace.runtime;

import dev.vivace.TraceContext;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes places in a trace: the parent's trace goes on, or a new one begins. */
final class Tracing {

    private Tracing() {}

    static TraceContext begin(@Nullable TaskEngine parent, RandomGenerator random) {
        TraceContext above = nearest(parent);
        String span = hex(random);
        return above == null
                ? new TraceContext(hex(random) + hex(random), span, Optional.empty())
                : new TraceContext(above.traceId(), span, Optional.of(above.spanId()));
    }

    private static @Nullable TraceContext nearest(@Nullable TaskEngine from) {
        for (TaskEngine task = from; task != null; task = task.parent) {
            Extras extras = task.extrasIfAny();
            if (extras != null && extras.trace != null) {
                return extras.trace;
            }
        }
        return null;
    }

    /** 16 digits, not all zero, as the trace format wants. */
    private static String hex(RandomGenerator random) {
        long bits = random.nextLong();
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits);
    }
}
