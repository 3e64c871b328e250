package dev.vivace.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DescribeTest {

    private static final Plan PLAN = new Plan(List.of("java.base"), 1, 1, false, Optional.empty());

    /** What becomes of a call that fails on every attempt. */
    @Test
    void theFallbackStandsInAfterTwoRetries() throws InterruptedException {
        long seed = seedFor(Description.Source.FALLBACK);

        SpawningTask<Description, ?> task = describe(seed);

        assertThat(task.await()).isEqualTo(Description.UNKNOWN);
        assertThat(task.attempt()).isEqualTo(3);
    }

    @Test
    void theCatalogueKnowsWhatTheModuleSaysOfItself() throws InterruptedException {
        long seed = seedFor(Description.Source.CATALOGUE);

        assertThat(describe(seed).await()).isEqualTo(Description.of("java.base"));
        assertThat(Description.of("java.base").exports()).isGreaterThan(40);
    }

    @Test
    void theTaskExplainsItsPolicies() throws InterruptedException {
        assertThat(describe(1).explain().lines().count()).isGreaterThanOrEqualTo(6);
    }

    private static long seedFor(Description.Source source) {
        return LongStream.range(0, 1_000)
                .filter(seed -> sourceFor(seed) == source)
                .findFirst()
                .orElseThrow();
    }

    private static Description.Source sourceFor(long seed) {
        Catalogue catalogue = new Catalogue(seed);
        return java.util.stream.IntStream.rangeClosed(1, 3).allMatch(attempt -> catalogue.fails("java.base", attempt))
                ? Description.Source.FALLBACK
                : Description.Source.CATALOGUE;
    }

    private static SpawningTask<Description, TaskId> describe(long seed) throws InterruptedException {
        try (Runtime<@Nullable Object, TaskId> runtime = JdkMap.runtime(PLAN)) {
            Describe describe = new Describe(new Catalogue(seed), runtime);
            SpawningTask<SpawningTask<Description, TaskId>, TaskId> parent = runtime.<SpawningTask<Description, TaskId>>
                            to()
                    .run(() -> describe.prepare("java.base").start());
            return parent.await();
        }
    }
}
