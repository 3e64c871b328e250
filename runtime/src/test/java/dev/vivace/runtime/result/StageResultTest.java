package dev.vivace.runtime.result;

import static dev.vivace.runtime.result.ParkedWaiting.PARKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivace.AsyncResult;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class StageResultTest {

    private static final AsyncTaskError ERROR = new AsyncTaskError.Unknown("expected");
    private static final AsyncTaskError OTHER = new AsyncTaskError.Rejected("other");

    private final AsyncResult<Integer> two = of(TaskResult.success(2));
    private final AsyncResult<Integer> failed = of(TaskResult.failure(ERROR));

    private static <T> AsyncResult<T> of(TaskResult<T> result) {
        return AsyncResults.ofResult(result, PARKED).intoAsyncResult();
    }

    private static <A, B> Function<A, B> throwing(Throwable thrown) {
        return ignored -> StageResultTest.<RuntimeException, B>sneak(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable, B> B sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }

    @Test
    void mapChangesAValueAndPassesAnError() throws Exception {
        assertThat(two.map(n -> "n" + n).unwrap()).isEqualTo("n2");
        assertThat(failed.map(n -> "n" + n).unwrapErr()).isSameAs(ERROR);
    }

    @Test
    void mapErrChangesAnErrorAndPassesAValue() throws Exception {
        assertThat(failed.mapErr(error -> OTHER).unwrapErr()).isSameAs(OTHER);
        assertThat(two.mapErr(error -> OTHER).unwrap()).isEqualTo(2);
    }

    @Test
    void andThenGoesOnAfterAValue() throws Exception {
        assertThat(two.andThen(n -> of(TaskResult.success(n + 1))).unwrap()).isEqualTo(3);
        assertThat(two.andThen(n -> failed).unwrapErr()).isSameAs(ERROR);
        assertThat(failed.andThen(throwing(new AssertionError("not called"))).unwrapErr())
                .isSameAs(ERROR);
    }

    @Test
    void orElseGoesOnAfterAnError() throws Exception {
        assertThat(failed.orElse(error -> two).unwrap()).isEqualTo(2);
        assertThat(failed.orElse(error -> of(TaskResult.failure(OTHER))).unwrapErr())
                .isSameAs(OTHER);
        assertThat(two.orElse(throwing(new AssertionError("not called"))).unwrap())
                .isEqualTo(2);
    }

    @Test
    void aFunctionThatThrowsMakesAPanicEvenOfAnError() throws Exception {
        for (Throwable thrown : new Throwable[] {
            new IllegalStateException(), new OutOfMemoryError("not really"), new LinkageError(), new AssertionError()
        }) {
            AsyncTaskError panic = new AsyncTaskError.Panic(thrown);
            assertThat(two.map(throwing(thrown)).unwrapErr()).isEqualTo(panic);
            assertThat(failed.mapErr(throwing(thrown)).unwrapErr()).isEqualTo(panic);
            assertThat(two.andThen(throwing(thrown)).unwrapErr()).isEqualTo(panic);
            assertThat(failed.orElse(throwing(thrown)).unwrapErr()).isEqualTo(panic);
        }
    }

    @Test
    void aFunctionThatGivesNothingMakesAPanic() throws Exception {
        assertThat(two.andThen(n -> null).unwrapErr()).isInstanceOf(AsyncTaskError.Panic.class);
        assertThat(failed.orElse(error -> null).unwrapErr()).isInstanceOf(AsyncTaskError.Panic.class);
        assertThat(failed.mapErr(error -> null).unwrapErr()).isInstanceOf(AsyncTaskError.Panic.class);
    }

    @Test
    void aMappedNullIsAValue() throws Exception {
        assertThat(two.map(n -> null).await()).isEqualTo(TaskResult.success(null));
    }

    @Test
    void theWrongUnwrapShowsWhatThereIs() {
        assertThatThrownBy(two::unwrapErr)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no error but the value 2");
        assertThatThrownBy(failed::unwrap)
                .isInstanceOfSatisfying(
                        AsyncTaskException.class,
                        thrown -> assertThat(thrown.error()).isSameAs(ERROR));
    }

    @Test
    void theStageCannotBeCompletedFromOutside() throws Exception {
        AsyncResult<Integer> pending =
                AsyncResults.ofStage(new CompletableFuture<Integer>(), PARKED).intoAsyncResult();
        pending.stage().toCompletableFuture().complete(TaskResult.success(99));
        assertThat(pending).hasToString("result to come");
        assertThat(two.stage().toCompletableFuture().get()).isEqualTo(TaskResult.success(2));
    }

    @Test
    void aLongChainNeedsNoStack() throws Exception {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncResult<Integer> chain = AsyncResults.ofStage(stage, PARKED).intoAsyncResult();
        for (int i = 0; i < 50_000; i++) {
            chain = chain.map(n -> n + 1);
        }
        stage.complete(0);
        assertThat(chain.unwrap()).isEqualTo(50_000);
    }
}
