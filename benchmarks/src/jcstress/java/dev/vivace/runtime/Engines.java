package dev.vivace.runtime;

import dev.vivace.AsyncWork;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
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
        VirtualTask<?, ?> task =
                (VirtualTask<?, ?>) RUNTIME.to().timeout(Duration.ofHours(1)).prepare(any);
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
