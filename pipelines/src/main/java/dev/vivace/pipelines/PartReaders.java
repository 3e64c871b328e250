package dev.vivace.pipelines;

import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.stream.EventSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a source, several at a time, each by a child of the sender. */
final class PartReaders {

    private PartReaders() {}

    /** Reads one part to its end. */
    @FunctionalInterface
    interface PartReader<T> {
        void read(EventSource<T> part, @Nullable String at, TaskContext context) throws Exception;
    }

    static <T> void read(List<EventSource<T>> parts, int abreast, TaskContext context, PartReader<T> reader)
            throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<SpawningTask<@Nullable Void, ?>> readers = new ArrayList<>();
        for (int i = 0; i < abreast; i++) {
            readers.add(context.task()
                    .runtime()
                    .builder()
                    .name("reader")
                    .<@Nullable Void>to()
                    .run(task -> {
                        for (int at = next.getAndIncrement(); at < parts.size(); at = next.getAndIncrement()) {
                            reader.read(parts.get(at), null, task);
                        }
                        return null;
                    }));
        }
        join(readers, next, parts.size());
    }

    /** Waits for all; when one fails, the others end too, and the first failure is thrown. */
    private static void join(List<SpawningTask<@Nullable Void, ?>> readers, AtomicInteger next, int end)
            throws Exception {
        AsyncTaskException failure = null;
        for (SpawningTask<@Nullable Void, ?> reader : readers) {
            TaskResult<@Nullable Void> result = reader.awaitResult();
            if (result.failure().isPresent() && failure == null) {
                failure = new AsyncTaskException(result.failure().get());
                next.set(end);
                readers.forEach(other -> other.cancel(CancellationLevel.KILL));
            }
        }
        if (failure != null) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }
}
