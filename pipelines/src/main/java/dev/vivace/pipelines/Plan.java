package dev.vivace.pipelines;

import dev.vivace.ReceiverWork;
import dev.vivace.SenderWork;
import dev.vivace.stream.Batched;
import dev.vivace.stream.EventSequence;
import dev.vivace.stream.EventSink;
import dev.vivace.stream.ReceiverStrategy;
import dev.vivace.stream.SenderStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that was said of a pipeline, but how its collection is made. Immutable; any number of pipelines share it.
 *
 * @param limit how many items are collected at most
 */
record Plan<T, C>(
        Settings<T> settings,
        Sending<T> sending,
        Receiving<T, C> receiver,
        ReceiverStrategy receiving,
        long limit,
        List<EventSink<? super C>> sinks) {

    /** The sending end. */
    record Sending<T>(
            SenderWork<T> work, SenderStrategy strategy, boolean inOrder, Optional<EventSequence<? super T>> order) {}

    /** The receiver's code, in one of three shapes. */
    sealed interface Receiving<T, C> {

        /** One thing of each item. */
        record Mapping<T, C>(ReceiverWork<T, C> work) implements Receiving<T, C> {}

        /** None or many of each item. */
        record Collecting<T, C>(ReceiverWork.Collecting<T, C> work) implements Receiving<T, C> {}

        /** A batch at a time. */
        record Batching<T, C>(ReceiverWork.Batch<T, C> work, Batched batches) implements Receiving<T, C> {}
    }

    static <T, C> Plan<T, C> of(
            Settings<T> settings, Sending<T> sending, Receiving<T, C> receiver, ReceiverStrategy receiving) {
        return new Plan<>(settings, sending, receiver, receiving, Long.MAX_VALUE, List.of());
    }

    /** Whether it keeps how far it is: in a store, or in a sink that does so by itself. */
    boolean keepsMarks() {
        return settings.checkpoint().isPresent()
                || sinks.stream().anyMatch(sink -> sink instanceof EventSink.Transactional<?>);
    }

    Plan<T, C> withLimit(long items) {
        return new Plan<>(settings, sending, receiver, receiving, Math.min(limit, items), sinks);
    }

    Plan<T, C> withSink(EventSink<? super C> sink) {
        List<EventSink<? super C>> more = new ArrayList<>(sinks);
        more.add(sink);
        return new Plan<>(settings, sending, receiver, receiving, limit, List.copyOf(more));
    }
}
