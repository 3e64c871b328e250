package dev.vivace.slf4j;

import dev.vivace.context.ContextCarrier;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Carries the mapped diagnostic context of SLF4J: what work logs has the context of the code that made its task.
 *
 * <p>Found through {@code ServiceLoader} when this module is there; nothing needs to be configured. The stacks of
 * {@link MDC#pushByKey} are not carried, as SLF4J has no way to list them.
 */
public final class MdcCarrier implements ContextCarrier {

    /** For {@code ServiceLoader}. */
    public MdcCarrier() {}

    @Override
    public Snapshot capture() {
        Map<String, String> captured = MDC.getCopyOfContextMap();
        return () -> {
            Map<String, String> before = MDC.getCopyOfContextMap();
            replaceWith(captured);
            return () -> replaceWith(before);
        };
    }

    /** SLF4J copies the map it is given, so a snapshot is never changed; it gives null where there is none. */
    private static void replaceWith(@Nullable Map<String, String> context) {
        if (context == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(context);
        }
    }
}
