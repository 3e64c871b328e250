package dev.vivace.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.Lane;
import dev.vivace.Registration;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.RankableByPriority;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Meters of tasks that run in virtual time. */
class TaskMetricsTest {

    private final TestRuntime test = TestRuntime.create();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void tasksAreCountedByPriorityAndOutcome() throws Exception {
        TaskMetrics.on(test.runtime(), registry);
        run("a", TaskPriority.HIGH);
        run("b", TaskPriority.HIGH);
        run("c", TaskPriority.LOW);
        fail();
        cancel();
        test.awaitQuiet();

        assertThat(count("task.scheduled_count", "HIGH")).isEqualTo(2);
        assertThat(count("task.completed_count", "HIGH")).isEqualTo(2);
        assertThat(count("task.completed_count", "LOW")).isEqualTo(1);
        assertThat(count("task.scheduled_count", "NORMAL")).isEqualTo(2);
        assertThat(count("task.failed_count", "NORMAL")).isEqualTo(1);
        assertThat(count("task.cancelled_count", "NORMAL")).isEqualTo(1);
        assertThat(count("task.retried_count", "NORMAL")).isEqualTo(1);
        assertThat(registry.find("task.failed_count")
                        .tag("task.priority", "HIGH")
                        .counter())
                .isNull();
    }

    @Test
    void durationIsTheTimeThatTheWorkTook() throws Exception {
        TaskMetrics.on(test.runtime(), registry);
        test.runtime().<Integer>to().name("slow").run(context -> {
            context.sleep(Duration.ofSeconds(4));
            return 1;
        });
        test.advance(Duration.ofSeconds(4));
        test.awaitQuiet();

        Timer timer = registry.get("task.duration")
                .tags("task.name", "slow", "task.priority", "NORMAL", "task.status", "COMPLETED")
                .timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(4000);
    }

    @Test
    void costsAreRecordedWhereTheyAreKnownAndNowhereElse() throws Exception {
        try (var runtime =
                RuntimeProvider.find().runtimeBuilder().maxConcurrency(2).build()) {
            TaskMetrics.on(runtime, registry);
            runtime.<Integer>to().name("virtual").await(() -> 1);
            runtime.<byte[]>to().name("cpu").lane(Lane.CPU).await(() -> new byte[1_000_000]);
            runtime.awaitQuiet();
        }

        assertThat(registry.get("task.memory.usage")
                        .tag("task.name", "cpu")
                        .summary()
                        .max())
                .isGreaterThanOrEqualTo(1_000_000);
        assertThat(registry.get("task.cpu.usage")
                        .tag("task.name", "cpu")
                        .summary()
                        .max())
                .isPositive();
        assertThat(registry.find("task.memory.usage")
                        .tag("task.name", "virtual")
                        .summary())
                .isNull();
    }

    @Test
    void noIdIsEverATag() throws Exception {
        TaskMetrics.on(test.runtime(), registry);
        SpawningTask<Integer, TaskId> task = run("a", TaskPriority.NORMAL);
        test.awaitQuiet();

        assertThat(registry.getMeters())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getId().getTags()).allSatisfy(tag -> {
                    assertThat(tag.getKey()).isIn("task.name", "task.priority", "task.status");
                    assertThat(tag.getValue()).isNotEqualTo(task.id().text());
                }));
    }

    @Test
    void aThousandNamesAreFiftyAndOther() throws Exception {
        TaskMetrics.on(test.runtime(), registry);
        for (int i = 0; i < 1000; i++) {
            run("order-" + i, TaskPriority.NORMAL);
        }
        test.awaitQuiet();

        assertThat(registry.find("task.duration").timers()).hasSize(51);
        assertThat(timed("order-0")).isEqualTo(1);
        assertThat(timed("other")).isEqualTo(950);
    }

    @Test
    void namesCanBeListed() throws Exception {
        TaskMetrics.of(registry).names(Set.of("ingest")).listenTo(test.runtime());
        run("ingest", TaskPriority.NORMAL);
        run("order-1", TaskPriority.NORMAL);
        test.runtime().<Integer>to().run(() -> 1);
        test.awaitQuiet();

        assertThat(registry.find("task.duration").timers())
                .extracting(timer -> timer.getId().getTag("task.name"))
                .containsExactlyInAnyOrder("ingest", "other", "unnamed");
    }

    @Test
    void aNameLimitOfZeroIsNoNames() throws Exception {
        TaskMetrics.of(registry).nameLimit(0).listenTo(test.runtime());
        run("a", TaskPriority.NORMAL);
        test.awaitQuiet();

        assertThat(timed("other")).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskMetrics.of(registry).nameLimit(-1))
                .withMessage("name limit must be zero or more, was -1");
    }

    @Test
    void aPriorityOfOnesOwnGoesByItsRank() throws Exception {
        TaskMetrics.on(test.runtime(), registry);
        run("a", () -> 7);
        test.awaitQuiet();

        assertThat(count("task.completed_count", "rank-7")).isEqualTo(1);
    }

    @Test
    void gaugesShowWhatRunsAndWhatWaits() throws Exception {
        Registration registration = TaskMetrics.of(registry)
                .tags(Tags.of(Tag.of("runtime", "orders")))
                .listenTo(test.runtime());
        CompletableFuture<Integer> gate = new CompletableFuture<>();
        test.runtime().<Integer>to().run(context -> context.await(gate));
        test.awaitQuiet();

        assertThat(gauge("task.running_count")).isEqualTo(1);
        assertThat(gauge("task.queued_count")).isZero();
        assertThat(gauge("task.abandoned_count")).isZero();
        gate.complete(1);
        test.awaitQuiet();
        assertThat(gauge("task.running_count")).isZero();

        registration.close();
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getType())
                .doesNotContain(Meter.Type.GAUGE);
    }

    private SpawningTask<Integer, TaskId> run(String name, RankableByPriority priority) {
        return test.runtime().<Integer>to().name(name).priority(priority).run(() -> 1);
    }

    private void fail() {
        test.runtime().<Integer>to().retry(1, RetryStrategy.immediate()).run(() -> {
            throw new IOException("no");
        });
    }

    private void cancel() {
        test.runtime().<Integer>to().prepare(() -> 1).cancel(CancellationLevel.GRACEFUL);
    }

    private double count(String name, String priority) {
        return registry.get(name).tag("task.priority", priority).counter().count();
    }

    private long timed(String name) {
        return registry.get("task.duration").tag("task.name", name).timer().count();
    }

    private double gauge(String name) {
        return registry.get(name).tag("runtime", "orders").gauge().value();
    }
}
