package dev.vivace.benchmarks.spawn;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reactor's Mono on the scheduler for work that does not block. Of the guards it knows timeout and retry. */
final class Monos extends FutureSpawner {

    private final Guard guard;

    Monos(Guard guard) {
        this.guard = guard;
    }

    @Override
    @SuppressWarnings("NullAway") // a Mono may be empty; this one is not
    public Future<Integer> start(Callable<Integer> work) {
        Mono<Integer> mono = Mono.fromCallable(work).subscribeOn(Schedulers.parallel());
        if (guard.timeout()) {
            mono = mono.timeout(Guard.PATIENCE);
        }
        return (guard.retry() ? mono.retry(Guard.RETRIES) : mono).toFuture();
    }
}
