package dev.vivace.warnings;

import dev.vivace.Registration;
import java.time.Duration;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;
import org.jspecify.annotations.Nullable;

/** Hears, about a second late, of virtual threads that held on to their carriers while they were blocked. */
final class PinnedThreads {

    private static final String EVENT = "jdk.VirtualThreadPinned";

    private PinnedThreads() {}

    /** What to do with such a thread. */
    @FunctionalInterface
    interface Target {
        void pinned(long thread, Duration time, String reason);
    }

    /** Listens until the registration is closed. */
    static Registration listen(Duration limit, Target target) {
        RecordingStream stream = new RecordingStream();
        stream.enable(EVENT).withThreshold(limit).withoutStackTrace();
        stream.onEvent(EVENT, event -> tell(event, target));
        stream.startAsync();
        return stream::close;
    }

    private static void tell(RecordedEvent event, Target target) {
        @Nullable String reason = event.hasField("pinnedReason") ? event.getString("pinnedReason") : null;
        target.pinned(event.getThread().getJavaThreadId(), event.getDuration(), Objects.requireNonNullElse(reason, ""));
    }
}
