package dev.vivace.pipelines;

import dev.vivace.stream.EventSource;
import java.util.concurrent.Flow;

/** A publisher, subscribed to once per run. */
record PublisherSource<T>(Flow.Publisher<? extends T> publisher) implements EventSource<T> {

    @Override
    public Reader<T> open() {
        SubscribedReader<T> reader = new SubscribedReader<>();
        publisher.subscribe(reader);
        return reader;
    }
}
