package dev.vivace.runtime;

import dev.vivace.AsyncTaskBuilder;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.PipelineProvider;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import org.jspecify.annotations.Nullable;

/** A configuration that does not know its work yet. */
final class VirtualTaskBuilder extends OptionsBuilder<AsyncTaskBuilder> implements AsyncTaskBuilder {

    VirtualTaskBuilder(VirtualRuntime<?, ?> runtime, TaskSpec spec) {
        super(runtime, spec);
    }

    @Override
    AsyncTaskBuilder with(TaskSpec changed) {
        return new VirtualTaskBuilder(runtime, changed);
    }

    @Override
    @SuppressWarnings("unchecked") // this builder speaks of ids as TaskId, which every id is
    public <T extends @Nullable Object> SpawningTaskBuilder<T, AsyncTaskException, TaskId> to() {
        return new VirtualSpawningBuilder<>((VirtualRuntime<?, TaskId>) runtime, spec, AsyncTaskException::new);
    }

    @Override
    public <T> EmittingTaskBuilder<T, T, AsyncTaskException, TaskId> emits() {
        return PipelineProvider.find().emits(this);
    }
}
