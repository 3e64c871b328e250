package dev.vivace.runtime;

import dev.vivace.AsyncTask;
import dev.vivace.JoinedChildren;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.context.ContextKey;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.error.TaskCancelledException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.policy.JoinPolicy;
import dev.vivace.runtime.wait.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What work sees of its task. */
record WorkContext(TaskEngine engine) implements TaskContext {

    @Override
    @SuppressWarnings("unchecked") // ids are compared and handed out, and every kind is a TaskId
    public AsyncTask<?, TaskId> task() {
        return (AsyncTask<?, TaskId>) engine.view();
    }

    @Override
    public int attempt() {
        return engine.attempts();
    }

    @Override
    public void checkpoint() {
        engine.checked();
        engine.showLife();
        CancellationLevel level = engine.level();
        if (level != null) {
            throw new TaskCancelledException(level);
        }
    }

    @Override
    public boolean isCancellationRequested() {
        engine.checked();
        return engine.isCancelling();
    }

    @Override
    public Optional<Duration> timeLeft() {
        long deadline = engine.deadlineNanos();
        return deadline == TaskProgress.NO_DEADLINE
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, deadline - engine.runtime.now())));
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        engine.sleep(Checks.notNegative("time", time), "sleep of " + time);
    }

    @Override
    public <V extends @Nullable Object> V await(CompletionStage<V> stage) throws Exception {
        CompletableFuture<V> future = stage.toCompletableFuture();
        Thread thread = Thread.currentThread();
        stage.whenComplete((value, failure) -> engine.wake(thread));
        try {
            engine.runtime.waits().await("a stage", future::isDone, Waiting.FOREVER);
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        } catch (InterruptedException | TaskCancelledException e) {
            future.cancel(true);
            throw e;
        }
    }

    @Override
    public JoinedChildren join(JoinPolicy policy) throws InterruptedException {
        return Joining.join(engine, policy);
    }

    @Override
    public <V> V get(Class<V> type) {
        return find(ContextKey.of(type))
                .orElseThrow(() -> new IllegalStateException("nothing of " + type.getName() + " was handed to task "
                        + engine.view().path() + "; give it to the builder with(...)"));
    }

    @Override
    public <V> Optional<V> find(ContextKey<V> key) {
        return engine.view().contextValue(key);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // the orchestrator took a substitute of R
    public <R extends @Nullable Object> R resultOf(SpawningTask<R, ?> dependency) {
        if (dependency.relationships() instanceof Relationships<?, ?>(VirtualTask<?, ?> task)) {
            Extras extras = task.extrasIfAny();
            Extras.Substitute substitute = extras == null ? null : extras.substitute;
            if (substitute != null && task.currentStatus() == TaskStatus.FAILED) {
                task.markLooked();
                return (R) substitute.value();
            }
        }
        return dependency
                .result()
                .orElseThrow(() -> new AsyncTaskException(
                        new AsyncTaskError.InvalidState(dependency + " has no result yet; depend on it or await it")))
                .orElseThrow();
    }

    @Override
    public void heartbeat() {
        engine.showLife();
    }
}
