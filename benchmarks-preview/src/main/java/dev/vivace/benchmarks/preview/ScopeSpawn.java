package dev.vivace.benchmarks.preview;

import dev.vivace.benchmarks.suite.Rival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import org.openjdk.jmh.infra.Blackhole;

/** Forks that many tasks that do next to nothing in one scope, and joins it. */
final class ScopeSpawn implements Rival {

    private final Optional<Duration> timeout;

    ScopeSpawn(Optional<Duration> timeout) {
        this.timeout = timeout;
    }

    @Override
    public long run(int size) throws InterruptedException {
        try (var scope = StructuredTaskScope.open(
                Joiner.<Integer>awaitAllSuccessfulOrThrow(),
                config -> timeout.map(config::withTimeout).orElse(config))) {
            List<Subtask<Integer>> tasks = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                tasks.add(scope.fork(() -> {
                    Blackhole.consumeCPU(1);
                    return 1;
                }));
            }
            scope.join();
            long sum = 0;
            for (Subtask<Integer> task : tasks) {
                sum += task.get();
            }
            return sum;
        }
    }
}
