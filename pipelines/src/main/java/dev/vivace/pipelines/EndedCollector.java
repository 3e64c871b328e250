package dev.vivace.pipelines;

import dev.vivace.Collector;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.Delimiter;
import dev.vivace.stream.Emitter;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.Format;
import dev.vivace.stream.StreamCounts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is left of a collector when the stream has ended: the collection and the counts. */
record EndedCollector<T, C, R extends @Nullable Object>(FinalEvent<T, C, C, R> event) implements Collector<T, C, R> {

    @Override
    public R collected() {
        return event.data();
    }

    @Override
    public StreamCounts counts() {
        return event.counts();
    }

    @Override
    public void collect(C item) {
        throw ended();
    }

    @Override
    public void reject(AsyncTaskError error) {
        throw ended();
    }

    @Override
    public TaskContext context() {
        throw ended();
    }

    @Override
    public EventSource<T> of(Iterable<? extends T> items) {
        throw ended();
    }

    @Override
    public EventSource<T> ofStream(Supplier<? extends Stream<? extends T>> stream) {
        throw ended();
    }

    @Override
    public EventSource<T> ofPublisher(Flow.Publisher<? extends T> publisher) {
        throw ended();
    }

    @Override
    public EventSource<T> ofEmitter(Emitter.Work<T> work) {
        throw ended();
    }

    @Override
    public EventSource<T> ofFile(Path file, Format<? extends T> format) {
        throw ended();
    }

    @Override
    public EventSource<T> ofText(Path file, Delimiter delimiter, Function<? super String, ? extends T> parse) {
        throw ended();
    }

    @Override
    public EventSource<T> ofUri(URI location, Format<? extends T> format) {
        throw ended();
    }

    @Override
    public EventSource<T> replay(Iterable<? extends DeadLetter<? extends T>> letters) {
        throw ended();
    }

    @Override
    public EventSource<T> ofParts(List<? extends EventSource<? extends T>> parts) {
        throw ended();
    }

    private AsyncTaskException ended() {
        return new AsyncTaskException(new AsyncTaskError.InvalidState(
                "the stream ended with " + event.type() + "; only its collection is left"));
    }
}
