package dev.vivace.benchmarks.spawn;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.decorators.Decorators;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** Resilience4j's decorators around a future of the JDK on virtual threads. */
final class Resilience extends FutureSpawner {

    private final Guard guard;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Retry retry = Retry.of(
            "retry", RetryConfig.custom().maxAttempts(1 + Guard.RETRIES).build());
    private final TimeLimiter limiter = TimeLimiter.of(
            TimeLimiterConfig.custom().timeoutDuration(Guard.PATIENCE).build());
    private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("breaker");
    private final Bulkhead bulkhead = Bulkhead.of(
            "bulkhead", BulkheadConfig.custom().maxConcurrentCalls(Guard.ROOM).build());

    Resilience(Guard guard) {
        this.guard = guard;
    }

    @Override
    public Future<Integer> start(Callable<Integer> work) {
        Supplier<Integer> supplier = Unchecked.supplier(work);
        var stage = Decorators.ofCompletionStage(() -> CompletableFuture.supplyAsync(supplier, threads));
        if (guard.timeout()) {
            stage = stage.withTimeLimiter(limiter, timer);
        }
        if (guard == Guard.EVERYTHING) {
            stage = stage.withBulkhead(bulkhead).withCircuitBreaker(breaker);
        }
        if (guard.retry()) {
            stage = stage.withRetry(retry, timer);
        }
        if (guard == Guard.EVERYTHING) {
            stage = stage.withFallback(failure -> -1);
        }
        return stage.get().toCompletableFuture();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        super.close();
    }
}
