package dev.vivace.pipelines;

import dev.vivace.stream.ReceiverEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the event of an item that was received, for whoever watches. */
final class Watched {

    private Watched() {}

    static ReceiverEvent<Object, Object> received(
            Moments moments, long id, Object crossed, long takenNanos, @Nullable Object result) {
        int attempts = result instanceof Outcome(Outcome.Dead(var letter)) ? letter.attempts() : 1;
        return new ItemEvent<Object, Object>(moments, id, crossed, takenNanos, attempts).completed(collected(result));
    }

    private static List<Object> collected(@Nullable Object result) {
        return switch (result) {
            case null -> List.of();
            case Outcome(Outcome.Many(List<Object> items)) -> items;
            case Outcome _ -> List.of();
            default -> List.of(result);
        };
    }
}
