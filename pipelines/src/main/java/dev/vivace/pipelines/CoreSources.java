package dev.vivace.pipelines;

import dev.vivace.Sources;
import dev.vivace.TaskContext;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.Delimiter;
import dev.vivace.stream.Emitter;
import dev.vivace.stream.EventSource;
import dev.vivace.stream.Format;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The sources that need no connector. */
class CoreSources<T> implements Sources<T> {

    private final TaskContext context;
    private final int buffer;

    CoreSources(TaskContext context, int buffer) {
        this.context = context;
        this.buffer = buffer;
    }

    @Override
    public final TaskContext context() {
        return context;
    }

    @Override
    public final EventSource<T> of(Iterable<? extends T> items) {
        return new IterableSource<>(Checks.notNull("items", items));
    }

    @Override
    public final EventSource<T> ofStream(Supplier<? extends Stream<? extends T>> stream) {
        return new StreamSource<>(Checks.notNull("stream", stream));
    }

    @Override
    public final EventSource<T> ofPublisher(Flow.Publisher<? extends T> publisher) {
        return new PublisherSource<>(Checks.notNull("publisher", publisher), buffer);
    }

    @Override
    public final EventSource<T> ofEmitter(Emitter.Work<T> work) {
        return new EmitterSource<>(Checks.notNull("work", work));
    }

    @Override
    public final EventSource<T> ofFile(Path file, Format<? extends T> format) {
        return read(format, FileBytes.of(resolved(file)));
    }

    @Override
    public final EventSource<T> ofText(Path file, Delimiter delimiter, Function<? super String, ? extends T> parse) {
        return new TextSource<>(
                FileBytes.of(resolved(file)),
                file.toString(),
                Checks.notNull("delimiter", delimiter),
                Checks.notNull("parse", parse));
    }

    @Override
    public final EventSource<T> ofUri(URI location, Format<? extends T> format) {
        return read(format, UriBytes.of(Checks.notNull("location", location)));
    }

    @Override
    public final EventSource<T> replay(Iterable<? extends DeadLetter<? extends T>> letters) {
        return new ReplaySource<>(Checks.notNull("letters", letters));
    }

    @Override
    @SuppressWarnings("unchecked") // sources only give items
    public final EventSource<T> ofParts(List<? extends EventSource<? extends T>> parts) {
        Checks.atLeast("parts", 1, parts.size());
        return new PartedSource<>(List.copyOf((List<EventSource<T>>) parts));
    }

    private Path resolved(Path file) {
        return context.task().workingDirectory().resolve(Checks.notNull("file", file));
    }

    @SuppressWarnings("unchecked") // sources only give items
    private static <T> EventSource<T> read(Format<? extends T> format, Format.Bytes bytes) {
        return ((Format<T>) Checks.notNull("format", format)).read(bytes);
    }
}
