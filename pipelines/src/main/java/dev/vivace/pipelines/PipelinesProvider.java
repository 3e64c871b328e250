package dev.vivace.pipelines;

import dev.vivace.AsyncTaskBuilder;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.PipelineProvider;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;

/** The door of this module, found by {@link java.util.ServiceLoader}. */
public final class PipelinesProvider implements PipelineProvider {

    /** For the service loader. */
    public PipelinesProvider() {}

    @Override
    public <T> EmittingTaskBuilder<T, T, AsyncTaskException, TaskId> emits(AsyncTaskBuilder options) {
        return new PipelineBuilder<>(Settings.of(options), AsyncTaskException::new);
    }
}
