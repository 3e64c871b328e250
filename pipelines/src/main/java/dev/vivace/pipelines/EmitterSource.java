package dev.vivace.pipelines;

import dev.vivace.stream.Emitter;
import dev.vivace.stream.EventSource;

/** Code that makes items by itself. A pipeline does not read it: it lets the code put items straight into the hop. */
record EmitterSource<T>(Emitter.Work<T> work) implements EventSource<T> {

    @Override
    public Reader<T> open() {
        throw new UnsupportedOperationException("an emitter is run by its pipeline; it cannot be read from elsewhere");
    }
}
