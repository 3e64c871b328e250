package dev.vivace.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.benchmarks.suite.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rivals of this module take part in the suite, and what they give is right. */
class PreviewRivalsTest {

    private static final String SCOPE = "StructuredTaskScope";

    @Test
    void scopes_take_part_and_give_the_right_results() throws Exception {
        List<Workload> with = Workloads.all().stream()
                .filter(workload -> workload.rivals().keySet().stream().anyMatch(name -> name.startsWith(SCOPE)))
                .toList();

        assertThat(with)
                .extracting(Workload::name)
                .containsExactlyInAnyOrder("spawn", "spawn-inside", "spawn-timeout", "fork-join", "cancel-storm");
        for (Workload workload : with) {
            for (String rival : workload.rivals().keySet()) {
                if (rival.startsWith(SCOPE)) {
                    Check.once(workload, rival);
                }
            }
        }
    }
}
