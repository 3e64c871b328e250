package dev.vivace.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.benchmarks.suite.Cannot;
import dev.vivace.benchmarks.suite.Target;
import dev.vivace.benchmarks.suite.Workload;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rival does every workload once, tiny: are the results right? Nothing here says how fast. */
class WorkloadsTest {

    static Stream<Arguments> turns() {
        return Workloads.all().stream()
                .flatMap(workload -> workload.rivals().entrySet().stream()
                        .filter(rival -> !(rival.getValue() instanceof Cannot))
                        .map(rival -> Arguments.of(workload.name(), rival.getKey())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("turns")
    @Timeout(60)
    void gives_the_right_result(String workload, String rival) throws Exception {
        Check.once(Workloads.find(workload), rival);
    }

    @Test
    void names_are_unique_and_targets_name_rivals_that_there_are() {
        assertThat(Workloads.all()).extracting(Workload::name).doesNotHaveDuplicates();
        for (Workload workload : Workloads.all()) {
            for (Target target : workload.targets()) {
                assertThat(workload.rivals()).containsKey(target.rival());
                target.against()
                        .ifPresent(other -> assertThat(workload.rivals()).containsKey(other));
            }
        }
    }

    @Test
    void a_wrong_result_is_refused() {
        Workload counts = Workload.of("counts", "counts", "ns", 10).with("wrong", () -> size -> size + 1);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Check.once(counts, "wrong")))
                .hasMessage("counts, wrong, size 10: gave 11 instead of 10");
    }
}
