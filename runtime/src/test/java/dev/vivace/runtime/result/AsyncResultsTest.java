package dev.vivace.runtime.result;

import static dev.vivace.runtime.result.ParkedWaiting.PARKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.IntoAsyncResult;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.runtime.wait.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class AsyncResultsTest {

    private static final ThreadFactory NO_THREAD = body -> {
        throw new AssertionError("no thread is needed");
    };
    private static final TaskResult<Object> CANCELLED =
            TaskResult.failure(new AsyncTaskError.Cancelled(CancellationLevel.GRACEFUL));

    private static <T> TaskResult<T> outcome(IntoAsyncResult<T, ?> into) throws InterruptedException {
        return into.intoAsyncResult().await();
    }

    private static AsyncTaskError errorOfStage(Throwable thrown) throws InterruptedException {
        return AsyncResults.ofStage(CompletableFuture.failedFuture(thrown), PARKED)
                .intoAsyncResult()
                .unwrapErr();
    }

    @Test
    void aResultIsThereAtOnce() throws Exception {
        TaskResult<String> result = TaskResult.success("a");
        IntoAsyncResult<String, AsyncTaskException> into = AsyncResults.ofResult(result, PARKED);
        assertThat(outcome(into)).isSameAs(result);
        assertThat(into.await()).isEqualTo("a");
        assertThat(into.intoAsyncResult()).isSameAs(into.intoAsyncResult());
    }

    @Test
    void aFailureIsThrownAsTheChosenType() {
        AsyncTaskError error = new AsyncTaskError.Unknown("far away");
        IntoAsyncResult<String, AsyncTaskException> into = AsyncResults.ofResult(TaskResult.failure(error), PARKED);
        assertThatThrownBy(into::await)
                .isInstanceOfSatisfying(
                        AsyncTaskException.class,
                        thrown -> assertThat(thrown.error()).isSameAs(error));
        assertThatThrownBy(into.mapError(e -> new IOException(e.message()))::await)
                .isInstanceOf(IOException.class)
                .hasMessage("unknown: far away");
    }

    @Test
    void aStageGivesItsValueWhenItCompletes() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        IntoAsyncResult<String, AsyncTaskException> into = AsyncResults.ofStage(stage, PARKED);
        assertThat(into.intoAsyncResult()).hasToString("result to come");
        stage.complete("a");
        assertThat(into.await()).isEqualTo("a");
    }

    @Test
    void wrappersAreTakenOffAStagesFailure() throws Exception {
        IOException io = new IOException("expected");
        assertThat(errorOfStage(io)).isEqualTo(new AsyncTaskError.Io(io));
        assertThat(errorOfStage(new CompletionException(new ExecutionException(io))))
                .isEqualTo(new AsyncTaskError.Io(io));
        TimeoutException timeout = new TimeoutException();
        assertThat(errorOfStage(timeout)).isEqualTo(new AsyncTaskError.Failure(timeout));
        AssertionError error = new AssertionError("expected");
        assertThat(errorOfStage(new CompletionException(error))).isEqualTo(new AsyncTaskError.Panic(error));
        CompletionException bare = new CompletionException("no cause", null);
        assertThat(errorOfStage(bare)).isEqualTo(new AsyncTaskError.Panic(bare));
    }

    @Test
    void anErrorThatIsCarriedStaysThatError() throws Exception {
        AsyncTaskError rejected = new AsyncTaskError.Rejected("full");
        assertThat(errorOfStage(new CompletionException(new AsyncTaskException(rejected))))
                .isSameAs(rejected);
    }

    @Test
    void aCancelledStageIsCancelledGracefully() throws Exception {
        CompletableFuture<Object> stage = new CompletableFuture<>();
        stage.cancel(true);
        assertThat(outcome(AsyncResults.ofStage(stage, PARKED))).isEqualTo(CANCELLED);
        assertThat(outcome(AsyncResults.ofStage(stage.thenApply(value -> value), PARKED)))
                .isEqualTo(CANCELLED);
    }

    @Test
    void whatWasSuppressedUnderAWrapperIsKept() throws Exception {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException later = new IllegalStateException("later");
        CompletionException wrapper = new CompletionException(first);
        wrapper.addSuppressed(later);
        wrapper.addSuppressed(first);
        errorOfStage(wrapper);
        assertThat(errorOfStage(wrapper)).isEqualTo(new AsyncTaskError.Panic(first));
        assertThat(first.getSuppressed()).containsExactly(later);
    }

    @Test
    void aFutureThatIsAStageOrIsDoneNeedsNoThread() throws Exception {
        assertThat(AsyncResults.ofFuture(CompletableFuture.completedFuture(1), NO_THREAD, PARKED)
                        .await())
                .isEqualTo(1);
        FutureTask<Integer> done = new FutureTask<>(() -> 2);
        done.run();
        assertThat(AsyncResults.ofFuture(done, NO_THREAD, PARKED).await()).isEqualTo(2);
    }

    @Test
    void aThreadWaitsForAnotherFuture() throws Exception {
        AtomicInteger made = new AtomicInteger();
        ThreadFactory threads = body -> {
            made.incrementAndGet();
            return Thread.ofVirtual().unstarted(body);
        };
        FutureTask<Integer> task = new FutureTask<>(() -> 3);
        IntoAsyncResult<Integer, AsyncTaskException> into = AsyncResults.ofFuture(task, threads, PARKED);
        task.run();
        assertThat(into.await()).isEqualTo(3);
        assertThat(made).hasValue(1);
    }

    @Test
    void aFuturesFailureAndCancellationAreUnwrapped() throws Exception {
        IOException io = new IOException("expected");
        FutureTask<Object> failed = new FutureTask<>(() -> {
            throw io;
        });
        failed.run();
        assertThat(outcome(AsyncResults.ofFuture(failed, NO_THREAD, PARKED)))
                .isEqualTo(TaskResult.failure(new AsyncTaskError.Io(io)));
        FutureTask<Object> cancelled = new FutureTask<>(() -> 1);
        IntoAsyncResult<Object, AsyncTaskException> into = AsyncResults.ofFuture(cancelled, Thread::new, PARKED);
        cancelled.cancel(true);
        assertThat(outcome(into)).isEqualTo(CANCELLED);
    }

    @Test
    void anInterruptedWaiterThreadIsAFailureNotASilence() throws Exception {
        FutureTask<Object> never = new FutureTask<>(() -> 1);
        List<Thread> made = new ArrayList<>();
        IntoAsyncResult<Object, AsyncTaskException> into = AsyncResults.ofFuture(
                never,
                body -> {
                    made.add(new Thread(body));
                    return made.getFirst();
                },
                PARKED);
        made.getFirst().interrupt();
        assertThat(into.intoAsyncResult().unwrapErr()).isInstanceOf(AsyncTaskError.Failure.class);
    }

    @Test
    void awaitIsInterruptible() {
        IntoAsyncResult<String, AsyncTaskException> into =
                AsyncResults.ofStage(new CompletableFuture<String>(), PARKED);
        Thread.currentThread().interrupt();
        assertThatThrownBy(into::await).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void awaitBlocksThroughTheGivenWaiting() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        List<Thread> woken = new ArrayList<>();
        Waiting waiting = new Waiting() {
            @Override
            public boolean await(Object what, BooleanSupplier condition, long untilNanos) {
                assertThat(condition.getAsBoolean()).isFalse();
                assertThat(untilNanos).isEqualTo(FOREVER);
                stage.complete("a");
                assertThat(condition.getAsBoolean()).isTrue();
                return true;
            }

            @Override
            public void wake(Thread thread) {
                woken.add(thread);
            }
        };
        assertThat(AsyncResults.ofStage(stage, waiting)
                        .intoAsyncResult()
                        .map(text -> text + "b")
                        .unwrap())
                .isEqualTo("ab");
        assertThat(woken).containsExactly(Thread.currentThread());
    }

    @Test
    void cancellationExceptionOfTheUserIsCancelledToo() throws Exception {
        assertThat(errorOfStage(new CancellationException("by hand")))
                .isEqualTo(new AsyncTaskError.Cancelled(CancellationLevel.GRACEFUL));
    }
}
