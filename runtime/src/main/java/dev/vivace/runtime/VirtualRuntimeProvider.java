package dev.vivace.runtime;

import dev.vivace.IntoAsyncResult;
import dev.vivace.Runtime;
import dev.vivace.RuntimeBuilder;
import dev.vivace.RuntimeProvider;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.runtime.result.AsyncResults;
import dev.vivace.runtime.schedule.Threads;
import dev.vivace.runtime.wait.Waiting;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The door of this module: what {@code ServiceLoader} finds. Users need not name it. */
public final class VirtualRuntimeProvider implements RuntimeProvider {

    /** For {@code ServiceLoader}. */
    public VirtualRuntimeProvider() {}

    /** The default runtime, made when it is first asked for. */
    private static final class Default {
        static final VirtualRuntime<@Nullable Object, TaskId> RUNTIME =
                VirtualRuntimeBuilder.create().build();
    }

    @Override
    public RuntimeBuilder<@Nullable Object, TaskId> runtimeBuilder() {
        return VirtualRuntimeBuilder.create();
    }

    @Override
    public Runtime<@Nullable Object, TaskId> defaultRuntime() {
        return Default.RUNTIME;
    }

    @Override
    public Optional<TaskContext> currentContext() {
        TaskEngine task = CurrentTask.get();
        return task == null ? Optional.empty() : Optional.of(new WorkContext(task));
    }

    @Override
    public <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> into(TaskResult<T> result) {
        return AsyncResults.ofResult(result, waits());
    }

    @Override
    public <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> into(CompletionStage<T> stage) {
        return AsyncResults.ofStage(stage, waits());
    }

    @Override
    public <T extends @Nullable Object> IntoAsyncResult<T, AsyncTaskException> into(Future<T> future) {
        return AsyncResults.ofFuture(future, Threads.virtual(), waits());
    }

    @Override
    public <T> IntoAsyncResult<T, AsyncTaskException> into(Flow.Publisher<T> publisher) {
        return AsyncResults.ofPublisher(publisher, waits());
    }

    private static Waiting waits() {
        return Default.RUNTIME.waits();
    }
}
