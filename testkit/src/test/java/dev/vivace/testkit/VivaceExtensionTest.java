package dev.vivace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

class VivaceExtensionTest {

    private static TestRuntime used;

    @Test
    void a_test_that_leaves_tasks_behind_fails_and_its_runtime_is_closed() {
        assertThat(failureOf("leaks"))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("the test left tasks behind")
                        .hasMessageContaining("forgotten"));
        assertThat(used.runtime().isRunning()).isFalse();
    }

    @Test
    void a_test_that_clears_up_passes_and_its_runtime_is_closed() {
        assertThat(failureOf("clears")).isEmpty();
        assertThat(used.runtime().isRunning()).isFalse();
    }

    @Test
    void a_failure_of_the_test_itself_is_not_covered_up() {
        assertThat(failureOf("fails"))
                .hasValueSatisfying(failure -> assertThat(failure).hasMessage("its own"));
    }

    private static Optional<Throwable> failureOf(String test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Samples.class, test, TestRuntime.class.getName()))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst();
    }

    @ExtendWith(VivaceExtension.class)
    static class Samples {

        @Test
        void leaks(@Seed(3) TestRuntime test) {
            used = test;
            test.runtime().<Integer>to().name("forgotten").run(context -> {
                context.sleep(Duration.ofHours(1));
                return 1;
            });
        }

        @Test
        void clears(TestRuntime test) throws Exception {
            used = test;
            test.runtime().<Integer>to().run(() -> 1);
            test.awaitQuiet();
        }

        @Test
        void fails(TestRuntime test) {
            test.runtime().<Integer>to().run(context -> {
                context.sleep(Duration.ofHours(1));
                return 1;
            });
            throw new AssertionError("its own");
        }
    }
}
