package dev.vivace.benchmarks.spawn;

import dev.failsafe.Bulkhead;
import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Fallback;
import dev.failsafe.Policy;
import dev.failsafe.RetryPolicy;
import dev.failsafe.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/** Failsafe's policies around work on virtual threads. */
final class Failsafes extends FutureSpawner {

    private final FailsafeExecutor<Integer> executor;

    Failsafes(Guard guard) {
        List<Policy<Integer>> policies = policies(guard);
        executor = (policies.isEmpty() ? Failsafe.<Integer>none() : Failsafe.with(policies)).with(threads);
    }

    /** The outermost first. */
    private static List<Policy<Integer>> policies(Guard guard) {
        List<Policy<Integer>> policies = new ArrayList<>();
        if (guard == Guard.EVERYTHING) {
            policies.add(Fallback.of(-1));
        }
        if (guard.retry()) {
            policies.add(
                    RetryPolicy.<Integer>builder().withMaxRetries(Guard.RETRIES).build());
        }
        if (guard == Guard.EVERYTHING) {
            policies.add(CircuitBreaker.ofDefaults());
            policies.add(Bulkhead.of(Guard.ROOM));
        }
        if (guard.timeout()) {
            policies.add(Timeout.of(Guard.PATIENCE));
        }
        return policies;
    }

    @Override
    public Future<Integer> start(Callable<Integer> work) {
        return executor.getAsync(work::call);
    }
}
