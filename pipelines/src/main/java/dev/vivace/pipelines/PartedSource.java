package dev.vivace.pipelines;

import dev.vivace.stream.EventSource;
import java.util.List;
import java.util.OptionalLong;

/** Several sources as one. Pipelines open the parts, not the whole. */
record PartedSource<T>(List<EventSource<T>> parts) implements EventSource<T> {

    @Override
    public Reader<T> open() {
        throw new UnsupportedOperationException("a source of parts is read part by part");
    }

    @Override
    public OptionalLong total() {
        long sum = 0;
        for (EventSource<T> part : parts) {
            if (part.total().isEmpty()) {
                return OptionalLong.empty();
            }
            sum += part.total().getAsLong();
        }
        return OptionalLong.of(sum);
    }
}
