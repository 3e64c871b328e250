package dev.vivace.benchmarks.spawn;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** RxJava's Single on the scheduler for work that does not block. Of the guards it knows timeout and retry. */
final class Singles extends FutureSpawner {

    private final Guard guard;

    Singles(Guard guard) {
        this.guard = guard;
    }

    @Override
    public Future<Integer> start(Callable<Integer> work) {
        Single<Integer> single = Single.fromCallable(work).subscribeOn(Schedulers.computation());
        if (guard.timeout()) {
            single = single.timeout(Guard.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return (guard.retry() ? single.retry(Guard.RETRIES) : single).toFuture();
    }
}
