package dev.vivace.runtime;

import dev.vivace.AsyncWork;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Real tasks of one runtime, in a state in which the test's own threads play the part of the runtime's. */
final class Engines {

    static final VirtualRuntime<@Nullable Object, TaskId> RUNTIME =
            VirtualRuntimeBuilder.create().build();

    private Engines() {}

    /** A root that is queued, although no queue holds it: whoever calls {@code proceed} is its thread. */
    static VirtualTask<?, ?> queued(AsyncWork<?> work) {
        @SuppressWarnings("unchecked")
        AsyncWork<Object> any = (AsyncWork<Object>) work;
        return queued(
                (VirtualTask<?, ?>) RUNTIME.to().timeout(Duration.ofHours(1)).prepare(any));
    }

    /** The same; its first attempt fails, and an hour later the second one gives a value. */
    static VirtualTask<?, ?> queuedToFailOnce() {
        return queued((VirtualTask<?, ?>) RUNTIME.<String>to()
                .retry(1, RetryStrategy.fixed(Duration.ofHours(1)))
                .prepare(context -> {
                    if (context.attempt() == 1) {
                        throw new IOException("as intended");
                    }
                    return "value";
                }));
    }

    private static VirtualTask<?, ?> queued(VirtualTask<?, ?> task) {
        task.enqueue();
        return task;
    }

    /** Waits for a task. Actors cannot throw what a wait throws, and nobody interrupts this one. */
    static Object valueOf(SpawningTask<?, ?> task) {
        try {
            return switch (task.awaitResult()) {
                case TaskResult.Success<?>(Object value) -> value;
                case TaskResult.Failure<?>(var error) -> error;
            };
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
