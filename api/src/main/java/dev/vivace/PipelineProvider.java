package dev.vivace;

import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/** How the implementation of pipelines is found. For its authors. */
public interface PipelineProvider {

    /**
     * Begins a pipeline.
     *
     * @param options what its task is made with, and by whom it is run
     * @param <T> the type of an event's data
     * @return a builder with these options
     */
    <T> EmittingTaskBuilder<T, T, AsyncTaskException, TaskId> emits(AsyncTaskBuilder options);

    /**
     * Begins a pipeline with nothing configured.
     *
     * @param runtime runs it
     * @param <T> the type of an event's data
     * @return a builder
     */
    default <T> EmittingTaskBuilder<T, T, AsyncTaskException, TaskId> emits(Runtime<@Nullable Object, TaskId> runtime) {
        return emits(runtime.builder());
    }

    /**
     * The provider.
     *
     * @return the first that {@link java.util.ServiceLoader} knows
     * @throws IllegalStateException when there is none; the message says what to add
     */
    static PipelineProvider find() {
        return Providers.first(PipelineProvider.class, "pipelines", "dev.vivace:vivace-pipelines");
    }
}
