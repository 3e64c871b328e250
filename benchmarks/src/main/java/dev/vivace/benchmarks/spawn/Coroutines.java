package dev.vivace.benchmarks.spawn;

import java.util.List;
import java.util.concurrent.Callable;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.AwaitKt;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.TimeoutKt;
import org.jspecify.annotations.Nullable;

/** Kotlin's coroutines on the default dispatcher. Of the guards they know timeouts. */
final class Coroutines implements Spawner<Deferred<Integer>> {

    private final Guard guard;

    Coroutines(Guard guard) {
        this.guard = guard;
    }

    @Override
    public Deferred<Integer> start(Callable<Integer> work) {
        return BuildersKt.async(
                GlobalScope.INSTANCE,
                Dispatchers.getDefault(),
                CoroutineStart.DEFAULT,
                (scope, end) -> guard.timeout()
                        ? TimeoutKt.withTimeout(Guard.PATIENCE.toMillis(), (inner, next) -> call(work), end)
                        : call(work));
    }

    private static <T> T call(Callable<T> work) {
        return Unchecked.supplier(work).get();
    }

    /** Java's capture of the continuation's type does not fit, though the type itself does. */
    @SuppressWarnings("unchecked")
    static @Nullable Object awaitAll(List<Deferred<Integer>> handles, Continuation<?> end) {
        return AwaitKt.awaitAll(handles, (Continuation<? super List<? extends Integer>>) end);
    }

    @Override
    public long join(List<Deferred<Integer>> handles) throws InterruptedException {
        List<Integer> results =
                BuildersKt.runBlocking(EmptyCoroutineContext.INSTANCE, (scope, end) -> awaitAll(handles, end));
        return results.stream().mapToLong(Integer::longValue).sum();
    }
}
