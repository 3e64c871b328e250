package dev.vivace.opentelemetry;

import dev.vivace.context.ContextCarrier;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Carries OpenTelemetry's context, with baggage and all: work, retries, fallback, cancel handlers and receivers have
 * the one of the code that made the task. Where {@link TaskTelemetry} listens, the task's own span is current in it.
 *
 * <p>Found through {@code ServiceLoader} when this module is there. Thread-safe.
 */
public final class OpenTelemetryCarrier implements ContextCarrier {

    /** For {@code ServiceLoader}. */
    public OpenTelemetryCarrier() {}

    @Override
    public Snapshot capture() {
        return new Carried(Context.current());
    }

    /** The context of one task: first the one it was made in, and with its span from when its work begins. */
    private static final class Carried implements Snapshot {

        private final Context captured;

        // Written by the thread that begins the work, read by it and by those of cancel handlers.
        private volatile @Nullable Context own;

        Carried(Context captured) {
            this.captured = captured;
        }

        @Override
        @SuppressWarnings("MustBeClosedChecker") // who closes the restoration closes it
        public Restoration restore() {
            Context mine = own;
            if (mine == null) {
                mine = Watched.contextHere(captured);
                if (!mine.equals(captured)) {
                    own = mine;
                }
            }
            Scope scope = mine.makeCurrent();
            return scope::close;
        }
    }
}
