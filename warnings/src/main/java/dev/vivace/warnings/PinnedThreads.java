package dev.vivace.warnings;

import dev.vivace.Registration;
import java.time.Duration;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

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
        String reason = event.hasField("pinnedReason") ? String.valueOf((Object) event.getValue("pinnedReason")) : "";
        target.pinned(event.getThread().getJavaThreadId(), event.getDuration(), reason);
    }
}
