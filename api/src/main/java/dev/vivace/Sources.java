package dev.vivace;

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

/**
 * The sending side of a {@link Collector}: names where items come from. Naming opens nothing; the pipeline opens what the
 * sender returns, and closes it exactly once. A source that is not supported fails here, when it is named.
 *
 * @param <T> the type of an item
 */
public interface Sources<T> {

    /**
     * What the sender sees of the pipeline.
     *
     * @return the context of its task
     */
    TaskContext context();

    /**
     * Items that are there, or are made as they are asked for.
     *
     * @param items iterated once per run
     * @return the source; it resumes by counting
     */
    EventSource<T> of(Iterable<? extends T> items);

    /**
     * A stream, closed when the pipeline ends.
     *
     * @param stream makes it, once per run
     * @return the source
     */
    EventSource<T> ofStream(Supplier<? extends Stream<? extends T>> stream);

    /**
     * A publisher, asked for as many items as there is room for, and cancelled when the pipeline ends early.
     *
     * @param publisher another pipeline, for instance
     * @return the source
     */
    EventSource<T> ofPublisher(Flow.Publisher<? extends T> publisher);

    /**
     * Code that makes items by itself.
     *
     * @param work makes them, and returns when there are no more
     * @return the source
     */
    EventSource<T> ofEmitter(Emitter.Work<T> work);

    /**
     * A file, never loaded whole.
     *
     * @param file its path, against the working directory of the task
     * @param format makes items of its bytes
     * @return the source
     */
    EventSource<T> ofFile(Path file, Format<? extends T> format);

    /**
     * A text file, never loaded whole, in UTF-8. An item that is not, or that cannot be parsed, is a bad one: the error
     * strategy decides.
     *
     * @param file its path, against the working directory of the task
     * @param delimiter what stands between two items
     * @param parse makes an item of the text between
     * @return the source
     */
    EventSource<T> ofText(Path file, Delimiter delimiter, Function<? super String, ? extends T> parse);

    /**
     * Bytes from elsewhere.
     *
     * @param location where
     * @param format makes items of the bytes
     * @return the source
     * @throws UnsupportedOperationException when nothing reads its scheme; the message names it
     */
    EventSource<T> ofUri(URI location, Format<? extends T> format);

    /**
     * Items that failed before.
     *
     * @param letters iterated once per run
     * @return the source
     */
    EventSource<T> replay(Iterable<? extends DeadLetter<? extends T>> letters);

    /**
     * Several sources as one. A parallel sender reads as many at a time as it has workers; others read them one after the
     * other.
     *
     * @param parts at least one
     * @return the source; it resumes when its parts do and they are read one after the other
     */
    EventSource<T> ofParts(List<? extends EventSource<? extends T>> parts);
}
