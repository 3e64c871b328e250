package dev.vivace.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.Seed;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.warnings.WarningLimits;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class NoLeaksTest {

    private static final Runtime<@Nullable Object, TaskId> SHARED =
            RuntimeProvider.find().runtimeBuilder().name("shared").build();

    @Test
    void a_test_that_cleans_up_passes() {
        Events tests = run(Clean.class);

        tests.assertStatistics(stats -> stats.started(3).succeeded(3));
    }

    @Test
    void a_test_that_leaves_a_task_of_the_default_runtime_fails_with_a_dump() {
        String message = failure(LeavesOne.class);

        assertThat(message)
                .contains("the test left a task behind: forgotten")
                .contains("RUNNING")
                .contains("waits for sleep of PT24H");
        assertThat(RuntimeProvider.find().defaultRuntime().snapshot().tasks())
                .as("it was cancelled")
                .allMatch(task -> task.cancellation().isPresent());
    }

    @Test
    void a_test_that_leaves_a_task_of_a_given_runtime_fails() {
        assertThat(failure(LeavesOneOfMine.class)).contains("the test left a task behind: mine");
    }

    @Test
    void a_test_that_leaves_a_task_of_its_own_runtime_fails() {
        assertThat(failure(LeavesOneOfItsOwn.class)).contains("the test left a task behind: own");
    }

    @Test
    void a_test_during_which_something_looked_wrong_fails() {
        assertThat(failure(QueuesForLong.class))
                .contains("the test ends with a warning: QUEUED_TOO_LONG  late")
                .doesNotContain("left a task behind");
    }

    @Test
    void what_was_there_before_is_not_the_tests_fault() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        var older = SHARED.<Integer>to().name("older").run(() -> {
            over.await();
            return 1;
        });

        run(LooksOn.class).assertStatistics(stats -> stats.started(1).succeeded(1));

        over.countDown();
        assertThat(older.await()).isEqualTo(1);
    }

    @Test
    void patience_is_not_negative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoLeaks.of().patience(Duration.ofSeconds(-1)))
                .withMessageContaining("PT-1S");
    }

    private static Events run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents();
    }

    private static String failure(Class<?> type) {
        return run(type).failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " did not fail"));
    }

    private static AsyncWork<Integer> sleeper() {
        return context -> {
            context.sleep(Duration.ofDays(1));
            return 1;
        };
    }

    // Run by the engine of these tests only: surefire takes classes that end in Test and are not nested.

    static class Clean {
        @VivaceTest
        void awaits() throws Exception {
            assertThat(AsyncTask.run(() -> 1).await()).isEqualTo(1);
        }

        @VivaceTest
        void starts_what_ends_soon() {
            AsyncTask.run(() -> 1);
        }

        @VivaceTest
        void gets_a_runtime(@Seed(42) TestRuntime test) throws Exception {
            var task = test.runtime().<Integer>to().run(sleeper());
            test.advance(Duration.ofDays(1));
            assertThat(test.resultOf(task).orElseThrow()).isEqualTo(1);
        }
    }

    static class LeavesOne {
        @RegisterExtension
        static final NoLeaks NO_LEAKS = new NoLeaks().patience(Duration.ofMillis(1));

        @Test
        void forgets() throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            AsyncTask.<Integer>to().name("forgotten").run(context -> {
                begun.countDown();
                context.sleep(Duration.ofDays(1));
                return 1;
            });
            begun.await();
            while (RuntimeProvider.find().defaultRuntime().snapshot().tasks().stream()
                    .noneMatch(task -> task.waitingFor().isPresent())) {
                Thread.onSpinWait();
            }
        }
    }

    static class LeavesOneOfMine {
        @RegisterExtension
        static final NoLeaks NO_LEAKS = NoLeaks.of(SHARED).patience(Duration.ofMillis(1));

        @Test
        void forgets() {
            SHARED.<Integer>to().name("mine").run(sleeper());
        }
    }

    static class LooksOn {
        @RegisterExtension
        static final NoLeaks NO_LEAKS = NoLeaks.of(SHARED).patience(Duration.ofMillis(1));

        @Test
        void nothing() {}
    }

    static class LeavesOneOfItsOwn {
        @RegisterExtension
        static final NoLeaks NO_LEAKS = NoLeaks.of().patience(Duration.ofMillis(1));

        @Test
        void forgets(TestRuntime test) throws Exception {
            test.runtime().<Integer>to().name("own").run(sleeper());
            test.awaitQuiet();
        }
    }

    static class QueuesForLong {
        @RegisterExtension
        static final NoLeaks NO_LEAKS = NoLeaks.of()
                .with(WarningLimits.DEFAULT.withPinned(Duration.ZERO).withQueued(Duration.ofSeconds(5)));

        @Test
        void queues(TestRuntime test) throws Exception {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            var first = test.runtime().<Integer>to().name("first").run(() -> {
                begun.countDown();
                end.await();
                return 1;
            });
            begun.await();
            var late = test.runtime().<Integer>to().name("late").run(() -> 2);
            test.clock().advance(Duration.ofSeconds(20));
            end.countDown();
            assertThat(test.resultOf(first).orElseThrow()).isEqualTo(1);
            assertThat(test.resultOf(late).orElseThrow()).isEqualTo(2);
        }
    }
}
