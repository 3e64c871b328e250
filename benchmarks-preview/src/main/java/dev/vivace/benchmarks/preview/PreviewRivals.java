package dev.vivace.benchmarks.preview;

import dev.vivace.benchmarks.suite.MoreRivals;
import dev.vivace.benchmarks.suite.Rival;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** StructuredTaskScope, for the workloads that it can do. */
public final class PreviewRivals implements MoreRivals {

    private static final String NAME = "StructuredTaskScope";

    /** Longer than any run. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Override
    public Map<String, Supplier<Rival>> of(String workload) {
        return switch (workload) {
            case "spawn" -> Map.of(NAME, () -> new ScopeSpawn(Optional.empty()));
            case "spawn-inside" -> Map.of(NAME, InsideScope::new);
            case "spawn-timeout" ->
                Map.of("StructuredTaskScope, one timeout", () -> new ScopeSpawn(Optional.of(PATIENCE)));
            case "fork-join" -> Map.of(NAME, ScopeFib::new);
            case "cancel-storm" -> Map.of(NAME, ScopeStorm::new);
            default -> Map.of();
        };
    }
}
