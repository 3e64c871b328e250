package dev.vivace.pipelines;

import dev.vivace.TaskContext;
import dev.vivace.stream.SenderEvent;
import java.time.Instant;
import java.util.Optional;

/** Where items leave the sending side: into the hop to the receivers, seen by whoever watches. */
record Departure(Hop hop, Moments moments, Events events, Tap tap) {

    /** Puts an item into the hop; false when nobody will receive it. */
    boolean put(Object crossing, TaskContext context) throws Exception {
        if (!hop.append(crossing, context)) {
            return false;
        }
        if (!events.isEmpty() && !Attempts.isBad(crossing)) {
            tell(crossing, context);
        }
        return true;
    }

    private void tell(Object crossing, TaskContext context) throws Exception {
        Instant own = Sent.createdAtOf(crossing);
        events.tell(
                new SenderEvent<>(
                        hop.appended(),
                        moments.taskId(),
                        own != null ? own : moments.now(),
                        Sent.itemOf(crossing),
                        Optional.ofNullable(Sent.positionOf(crossing))),
                context);
    }
}
