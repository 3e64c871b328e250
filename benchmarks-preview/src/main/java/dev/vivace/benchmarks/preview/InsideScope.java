package dev.vivace.benchmarks.preview;

import dev.vivace.benchmarks.suite.Rival;
import java.util.Optional;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/** The same, in a task of another scope. */
final class InsideScope implements Rival {

    private final ScopeSpawn spawn = new ScopeSpawn(Optional.empty());

    @Override
    public long run(int size) throws InterruptedException {
        try (var scope = StructuredTaskScope.open(Joiner.<Long>awaitAllSuccessfulOrThrow())) {
            var task = scope.fork(() -> spawn.run(size));
            scope.join();
            return task.get();
        }
    }
}
