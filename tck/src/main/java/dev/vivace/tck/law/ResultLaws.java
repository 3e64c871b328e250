package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.AsyncResult;
import dev.vivace.IntoAsyncResult;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Results, there and to come: what laws S3, F1 and F6 of the contract say of them. They come from the provider that
 * {@link dev.vivace.RuntimeProvider} finds.
 */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ResultLaws extends Subject {

    @Test
    default void S3_a_result_to_come_is_transformed_before_it_is_there() throws Exception {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncResult<Integer> result = IntoAsyncResult.ofStage(stage).intoAsyncResult();
        AsyncResult<String> text = result.map(value -> "<" + value + ">");
        AsyncResult<Integer> next = result.andThen(value -> AsyncResult.of(TaskResult.success(value + 1)));
        CompletableFuture<TaskResult<String>> staged = text.stage().toCompletableFuture();
        assertFalse(staged.isDone(), "before the value is there");
        stage.complete(7);
        assertEquals("<7>", text.unwrap());
        assertEquals(8, next.unwrap());
        assertEquals(
                TaskResult.success(7),
                result.orElse(error -> AsyncResult.of(TaskResult.success(0))).await());
        assertEquals(
                TaskResult.success(7),
                result.mapErr(error -> new AsyncTaskError.Unknown("other")).await());
        assertEquals(TaskResult.success("<7>"), staged.get());
        assertThrows(IllegalStateException.class, result::unwrapErr);
    }

    @Test
    default void S3_everything_becomes_a_result() throws Exception {
        FutureTask<Integer> future = new FutureTask<>(() -> 3);
        IntoAsyncResult<Integer, AsyncTaskException> ofFuture = IntoAsyncResult.ofFuture(future);
        future.run();
        Items three = new Items(4, 5, 6);
        assertEquals(1, IntoAsyncResult.ofValue(1).await());
        assertEquals(2, IntoAsyncResult.ofResult(TaskResult.success(2)).await());
        assertEquals(3, ofFuture.await());
        assertEquals(4, IntoAsyncResult.ofPublisher(three).await());
        assertTrue(three.cancelled, "the subscription is cancelled after the first item");
        AsyncTaskError none =
                IntoAsyncResult.ofPublisher(new Items()).intoAsyncResult().unwrapErr();
        assertTrue(none instanceof AsyncTaskError.InvalidData, "no item: " + none);
    }

    @Test
    default void F1_an_error_passes_all_transformations() throws Exception {
        IOException cause = new IOException("as intended");
        AsyncTaskError error = new AsyncTaskError.Io(cause);
        AsyncResult<Integer> failed = IntoAsyncResult.<Integer>ofStage(CompletableFuture.failedFuture(cause))
                .intoAsyncResult();
        AtomicInteger applied = new AtomicInteger();
        AsyncResult<Integer> passed = failed.map(value -> applied.incrementAndGet())
                .andThen(value -> AsyncResult.of(TaskResult.success(applied.incrementAndGet())));
        assertEquals(error, passed.unwrapErr());
        assertEquals(0, applied.get(), "functions of values that were applied to an error");
        AsyncTaskException thrown = assertThrows(AsyncTaskException.class, passed::unwrap);
        assertSame(cause, thrown.getCause(), "the original exception");
        assertEquals(
                5, failed.orElse(seen -> AsyncResult.of(TaskResult.success(5))).unwrap());
        AsyncTaskError other = new AsyncTaskError.Unknown("other");
        assertEquals(other, failed.mapErr(seen -> other).unwrapErr());
    }

    @Test
    default void F1_an_error_is_thrown_as_the_type_that_was_chosen() {
        IntoAsyncResult<Integer, IOException> failed = IntoAsyncResult.<Integer>ofResult(
                        TaskResult.failure(new AsyncTaskError.Unknown("afar")))
                .mapError(error -> new IOException(error.message()));
        IOException thrown = assertThrows(IOException.class, failed::await);
        assertEquals("unknown: afar", thrown.getMessage());
    }

    @Test
    default void F6_a_function_that_throws_makes_a_panic() throws Exception {
        IllegalStateException bug = new IllegalStateException("a bug");
        AsyncResult<Integer> right = AsyncResult.of(TaskResult.success(1));
        AsyncResult<Integer> wrong = AsyncResult.of(TaskResult.failure(new AsyncTaskError.Unknown("afar")));
        for (AsyncResult<Integer> panicked : List.of(
                right.<Integer>map(value -> {
                    throw bug;
                }),
                right.<Integer>andThen(value -> {
                    throw bug;
                }),
                wrong.mapErr(error -> {
                    throw bug;
                }),
                wrong.orElse(error -> {
                    throw bug;
                }))) {
            assertEquals(new AsyncTaskError.Panic(bug), panicked.unwrapErr());
        }
    }

    /** A publisher that gives what it is asked for, on the thread that asks. */
    final class Items implements Flow.Publisher<Integer> {

        private final List<Integer> items;
        private volatile boolean cancelled;

        Items(Integer... items) {
            this.items = List.of(items);
        }

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {

                private int next;

                @Override
                public void request(long count) {
                    for (long i = 0; i < count && next < items.size() && !cancelled; i++) {
                        subscriber.onNext(items.get(next++));
                    }
                    if (next == items.size() && !cancelled) {
                        cancelled = true;
                        subscriber.onComplete();
                    }
                }

                @Override
                public void cancel() {
                    cancelled = true;
                }
            });
        }
    }
}
