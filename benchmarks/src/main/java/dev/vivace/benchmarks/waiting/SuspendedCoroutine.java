package dev.vivace.benchmarks.waiting;

import kotlin.Unit;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CompletableDeferred;
import kotlinx.coroutines.CompletableDeferredKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;

/** A coroutine of Kotlin that waits for a value. */
final class SuspendedCoroutine implements Waiter {

    @Override
    public Object make(Gate gate) {
        CompletableDeferred<Unit> value = CompletableDeferredKt.CompletableDeferred(null);
        return BuildersKt.async(
                GlobalScope.INSTANCE, Dispatchers.getDefault(), CoroutineStart.DEFAULT, (scope, end) -> {
                    gate.pass(() -> value.complete(Unit.INSTANCE));
                    return value.await(end);
                });
    }
}
