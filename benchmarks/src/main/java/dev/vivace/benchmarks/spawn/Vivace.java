package dev.vivace.benchmarks.spawn;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.policy.BreakerConfig;
import dev.vivace.policy.RetryStrategy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Tasks of this project. */
final class Vivace implements Spawner<SpawningTask<Integer, TaskId>> {

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().build();
    private final SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder;

    Vivace(Lane lane, Guard guard) {
        builder = guarded(runtime.<Integer>to().lane(lane), guard);
    }

    private SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> guarded(
            SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> plain, Guard guard) {
        var guarded = plain;
        if (guard.timeout()) {
            guarded = guarded.timeout(Guard.PATIENCE);
        }
        if (guard.retry()) {
            guarded = guarded.retry(Guard.RETRIES, RetryStrategy.fixed(Duration.ofSeconds(1)));
        }
        if (guard == Guard.EVERYTHING) {
            guarded = guarded.breaker(runtime.circuitBreaker(BreakerConfig.named("breaker")))
                    .bulkhead(runtime.bulkhead("bulkhead", Guard.ROOM, Guard.PATIENCE))
                    .fallback(error -> -1);
        }
        return guarded;
    }

    @Override
    public SpawningTask<Integer, TaskId> start(Callable<Integer> work) {
        return builder.run(work);
    }

    @Override
    public long join(List<SpawningTask<Integer, TaskId>> handles) throws InterruptedException {
        long sum = 0;
        for (SpawningTask<Integer, TaskId> handle : handles) {
            sum += handle.await();
        }
        return sum;
    }

    @Override
    public long inside(Callable<Long> code) throws InterruptedException {
        return runtime.blockOn(code);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
