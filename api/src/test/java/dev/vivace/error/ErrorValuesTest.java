package dev.vivace.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.id.SequentialTaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ErrorValuesTest {

    private static final SequentialTaskId ID = new SequentialTaskId("n", 1);

    @Test
    void thrownThingsBecomeTheirError() {
        var io = new FileNotFoundException("gone");
        var checked = new TimeoutException();
        var unchecked = new IllegalStateException("bug");
        var fatal = new LinkageError("no class");
        var carried = new AsyncTaskError.Timeout(Duration.ofSeconds(1));
        assertThat(AsyncTaskError.of(io)).isEqualTo(new AsyncTaskError.Io(io));
        assertThat(AsyncTaskError.of(checked)).isEqualTo(new AsyncTaskError.Failure(checked));
        assertThat(AsyncTaskError.of(unchecked)).isEqualTo(new AsyncTaskError.Panic(unchecked));
        assertThat(AsyncTaskError.of(fatal)).isEqualTo(new AsyncTaskError.Panic(fatal));
        assertThat(AsyncTaskError.of(new AsyncTaskException(carried))).isSameAs(carried);
        assertThat(AsyncTaskError.of(new TaskCancelledException(CancellationLevel.KILL)))
                .isEqualTo(new AsyncTaskError.Cancelled(CancellationLevel.KILL));
    }

    @Test
    void exceptionHasTheOriginalAsItsCause() {
        var original = new TimeoutException("slow");
        var exception = new AsyncTaskException(new AsyncTaskError.Failure(original));
        assertThat(exception).hasCause(original).hasMessageContaining("slow").hasNoSuppressedExceptions();
        assertThat(new AsyncTaskException(new AsyncTaskError.Rejected("full"))).hasNoCause();
    }

    @Test
    void f4_failedRecoveryKeepsBoth() {
        var original = new TimeoutException("original");
        var fallback = new IllegalStateException("fallback");
        var error = new AsyncTaskError.RecoveryFailed(
                new AsyncTaskError.Failure(original), new AsyncTaskError.Panic(fallback));
        var exception = new AsyncTaskException(error);
        assertThat(exception).hasCause(fallback).hasSuppressedException(original);
        assertThat(exception.getMessage()).contains("original").contains("fallback");
    }

    @Test
    void f4_originalIsTheCauseWhenTheFallbackHasNone() {
        var original = new TimeoutException("original");
        var error = new AsyncTaskError.RecoveryFailed(
                new AsyncTaskError.Failure(original), new AsyncTaskError.Timeout(Duration.ofSeconds(1)));
        assertThat(new AsyncTaskException(error)).hasCause(original).hasNoSuppressedExceptions();
    }

    @Test
    void o6_orchestratorErrorsNameTheCulprit() {
        assertThat(new OrchestratorError.TaskNotFound(ID).message()).isEqualTo("no task n:1 is registered");
        assertThat(new OrchestratorError.GroupNotFound("g").message()).isEqualTo("no group \"g\" exists");
        assertThat(new OrchestratorError.TaskAlreadyExists(ID).message()).isEqualTo("task n:1 is registered already");
        assertThat(new OrchestratorError.GroupAlreadyExists("g").message()).isEqualTo("group \"g\" exists already");
        assertThat(new OrchestratorError.DependencyCycle(List.of("a", "b", "a")).message())
                .isEqualTo("the dependency closes a cycle: a -> b -> a");
        assertThat(new OrchestratorError.InvalidTaskState(ID, TaskStatus.RUNNING, "register").message())
                .isEqualTo("cannot register task n:1: it is RUNNING");
        assertThat(new OrchestratorException(new OrchestratorError.OperationFailed("disk full")))
                .hasMessage("disk full");
    }
}
