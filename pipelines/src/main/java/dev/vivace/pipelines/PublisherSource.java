package dev.vivace.pipelines;

import dev.vivace.stream.EventSource;
import java.util.concurrent.Flow;

/** A publisher, subscribed to once per run, and asked for no more than the pipeline's buffer holds. */
record PublisherSource<T>(Flow.Publisher<? extends T> publisher, int buffer) implements EventSource<T> {

    @Override
    public Reader<T> open() {
        SubscribedReader<T> reader = new SubscribedReader<>(Math.min(buffer, SubscribedReader.MOST));
        publisher.subscribe(reader);
        return reader;
    }
}
