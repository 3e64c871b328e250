package dev.vivace.benchmarks.spawn;

import dev.vivace.benchmarks.suite.Rival;
import java.util.ArrayList;
import java.util.List;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Deferred;
import kotlinx.coroutines.Dispatchers;

/** Coroutines started by a coroutine, which suspends until all are there. */
final class InsideCoroutine implements Rival {

    @Override
    public long run(int size) throws InterruptedException {
        List<Integer> results = BuildersKt.<List<Integer>>runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (outer, end) -> BuildersKt.withContext(
                        Dispatchers.getDefault(),
                        (scope, next) -> {
                            List<Deferred<Integer>> handles = new ArrayList<>(size);
                            for (int i = 0; i < size; i++) {
                                handles.add(BuildersKt.async(
                                        scope,
                                        EmptyCoroutineContext.INSTANCE,
                                        CoroutineStart.DEFAULT,
                                        (inner, last) -> Work.trivial()));
                            }
                            return Coroutines.awaitAll(handles, next);
                        },
                        end));
        return results.stream().mapToLong(Integer::longValue).sum();
    }
}
