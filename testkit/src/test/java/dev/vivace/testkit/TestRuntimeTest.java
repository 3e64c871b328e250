package dev.vivace.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vivace.AsyncWork;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VivaceExtension.class)
class TestRuntimeTest {

    private static AsyncWork<String> sleeping(Duration time) {
        return context -> {
            context.sleep(time);
            return "done at " + context.task().runtime().clock().instant();
        };
    }

    @Test
    void time_passes_when_the_test_says_so(TestRuntime test) throws Exception {
        SpawningTask<String, ?> task = test.runtime().<String>to().run(sleeping(Duration.ofHours(1)));
        test.advance(Duration.ofMinutes(59));
        assertThat(task.status()).isEqualTo(TaskStatus.RUNNING);
        test.advance(Duration.ofMinutes(1));
        assertThat(task.result()).contains(TaskResult.success("done at 2000-01-01T01:00:00Z"));
    }

    @Test
    void a_result_is_fetched_by_jumping_ahead(TestRuntime test) throws Exception {
        SpawningTask<String, ?> task = test.runtime().<String>to().prepare(sleeping(Duration.ofDays(3)));
        assertThat(test.resultOf(task)).isEqualTo(TaskResult.success("done at 2000-01-04T00:00:00Z"));
    }

    @Test
    void a_result_that_never_comes_is_told_with_the_dump(TestRuntime test) throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        SpawningTask<String, ?> task =
                test.runtime().<String>to().name("stuck").run(AsyncWork.ofStage(context -> never));
        assertThatIllegalStateException()
                .isThrownBy(() -> test.resultOf(task))
                .withMessageContaining("stuck")
                .withMessageContaining("RUNNING");
        never.complete("after all");
        assertThat(test.resultOf(task)).isEqualTo(TaskResult.success("after all"));
    }

    @Test
    void it_runs_until_nothing_is_left(TestRuntime test) throws Exception {
        List<SpawningTask<String, ?>> tasks = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            tasks.add(test.runtime().<String>to().run(sleeping(Duration.ofDays(i))));
        }
        test.runUntilIdle();
        assertThat(tasks).allMatch(task -> task.status() == TaskStatus.COMPLETED);
        assertThat(test.clock().instant()).isEqualTo(TestRuntime.START.plus(Duration.ofDays(10)));
        assertThat(test.leaks()).isEmpty();
    }

    @Test
    void the_same_seed_gives_the_same_order_and_another_seed_another() throws Exception {
        assertThat(orderOf(1)).isEqualTo(orderOf(1)).isNotEqualTo(orderOf(2));
    }

    private static List<Integer> orderOf(long seed) throws Exception {
        try (TestRuntime test = TestRuntime.seeded(seed)) {
            List<Integer> order = new ArrayList<>();
            SpawningTask<Integer, ?> root = test.runtime().<Integer>to().run(() -> {
                for (int i = 0; i < 20; i++) {
                    int number = i;
                    test.runtime().<Boolean>to().run(() -> order.add(number));
                }
                return 0;
            });
            test.resultOf(root);
            return order;
        }
    }

    @Test
    void with_real_concurrency_time_is_still_virtual() throws Exception {
        try (TestRuntime test = TestRuntime.concurrent(2, RuntimeProvider.find().runtimeBuilder())) {
            CountDownLatch both = new CountDownLatch(2);
            AsyncWork<String> meeting = context -> {
                both.countDown();
                both.await();
                return "met";
            };
            SpawningTask<String, ?> one =
                    test.runtime().<String>to().timeout(Duration.ofSeconds(1)).run(meeting);
            SpawningTask<String, ?> two =
                    test.runtime().<String>to().timeout(Duration.ofSeconds(1)).run(meeting);
            assertThat(one.await()).isEqualTo(two.await()).isEqualTo("met");
        }
    }

    @Test
    void closing_ends_what_is_left() throws Exception {
        TestRuntime test = TestRuntime.seeded(7);
        SpawningTask<String, ?> task = test.runtime().<String>to().run(sleeping(Duration.ofDays(1)));
        test.awaitQuiet();
        assertThat(test.leaks()).anyMatch(line -> line.contains("RUNNING"));
        test.close();
        assertThat(task.result().flatMap(TestRuntimeTest::errorOf))
                .hasValueSatisfying(error -> assertThat(error).isInstanceOf(AsyncTaskError.Cancelled.class));
        assertThat(test.leaks()).isEmpty();
        assertThat(test.runtime().isRunning()).isFalse();
    }

    private static Optional<AsyncTaskError> errorOf(TaskResult<String> result) {
        return result instanceof TaskResult.Failure<String>(AsyncTaskError error)
                ? Optional.of(error)
                : Optional.empty();
    }
}
