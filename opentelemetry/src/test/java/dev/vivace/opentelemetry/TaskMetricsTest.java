package dev.vivace.opentelemetry;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivace.Lane;
import dev.vivace.RuntimeProvider;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Metrics of tasks that run in virtual time. */
class TaskMetricsTest {

    private final TestRuntime test = TestRuntime.create();
    private final Backend backend = Backend.create();

    @AfterEach
    void close() {
        test.close();
        backend.close();
    }

    @Test
    void tasksAreCountedByOutcome() throws Exception {
        var registration = TaskTelemetry.on(test.runtime(), backend.telemetry());
        test.runtime().<Integer>to().run(() -> 1);
        test.runtime().<Integer>to().retry(1, RetryStrategy.immediate()).run(() -> {
            throw new IOException("no");
        });
        test.runtime().<Integer>to().prepare(() -> 1).cancel(CancellationLevel.GRACEFUL);
        CompletableFuture<Integer> gate = new CompletableFuture<>();
        test.runtime().<Integer>to().run(context -> context.await(gate));
        test.awaitQuiet();

        assertThat(number("task.scheduled_count")).isEqualTo(4);
        assertThat(number("task.completed_count")).isEqualTo(1);
        assertThat(number("task.failed_count")).isEqualTo(1);
        assertThat(number("task.cancelled_count")).isEqualTo(1);
        assertThat(number("task.retried_count")).isEqualTo(1);
        assertThat(number("task.running_count")).isEqualTo(1);
        assertThat(number("task.queued_count")).isZero();
        assertThat(number("task.abandoned_count")).isZero();
        registration.close();
        assertThat(backend.metrics()).extracting(MetricData::getName).doesNotContain("task.running_count");
    }

    @Test
    void durationIsInSecondsByNamePriorityAndStatus() throws Exception {
        TaskTelemetry.on(test.runtime(), backend.telemetry());
        test.runtime().<Integer>to().name("slow").run(context -> {
            context.sleep(Duration.ofSeconds(4));
            return 1;
        });
        test.advance(Duration.ofSeconds(4));
        test.awaitQuiet();

        MetricData duration = metric("task.duration");
        assertThat(duration.getUnit()).isEqualTo("s");
        assertThat(duration.getHistogramData().getPoints()).singleElement().satisfies(point -> {
            assertThat(point.getSum()).isEqualTo(4);
            assertThat(point.getAttributes().asMap())
                    .containsEntry(stringKey("task.name"), "slow")
                    .containsEntry(stringKey("task.priority"), "NORMAL")
                    .containsEntry(stringKey("task.status"), "COMPLETED")
                    .hasSize(3);
        });
    }

    @Test
    void costsAreRecordedWhereTheyAreKnownAndNowhereElse() throws Exception {
        try (var runtime =
                RuntimeProvider.find().runtimeBuilder().maxConcurrency(2).build()) {
            TaskTelemetry.on(runtime, backend.telemetry());
            runtime.<Integer>to().name("virtual").await(() -> 1);
            runtime.<byte[]>to().name("cpu").lane(Lane.CPU).await(() -> new byte[1_000_000]);
            runtime.awaitQuiet();
        }

        assertThat(metric("task.memory.usage").getUnit()).isEqualTo("By");
        assertThat(metric("task.memory.usage").getHistogramData().getPoints())
                .singleElement()
                .satisfies(point -> {
                    assertThat(point.getAttributes().get(stringKey("task.name")))
                            .isEqualTo("cpu");
                    assertThat(point.getSum()).isGreaterThanOrEqualTo(1_000_000);
                });
        assertThat(metric("task.cpu.usage").getHistogramData().getPoints())
                .singleElement()
                .extracting(HistogramPointData::getSum)
                .satisfies(sum -> assertThat(sum).isPositive());
    }

    @Test
    void aThousandNamesAreFiftyAndOtherAndNoIdIsAmongTheAttributes() throws Exception {
        TaskTelemetry.on(test.runtime(), backend.telemetry());
        for (int i = 0; i < 1000; i++) {
            test.runtime().<Integer>to().name("order-" + i).run(() -> 1);
        }
        test.awaitQuiet();

        assertThat(metric("task.duration").getHistogramData().getPoints()).hasSize(51);
        assertThat(backend.metrics())
                .flatExtracting(data -> data.getData().getPoints())
                .extracting(PointData::getAttributes)
                .allSatisfy(attributes -> assertThat(attributes.asMap().keySet())
                        .isSubsetOf(stringKey("task.name"), stringKey("task.priority"), stringKey("task.status")));
    }

    @Test
    void namesCanBeListedAndLimited() throws Exception {
        TaskTelemetry.of(backend.telemetry()).names(Set.of("ingest")).listenTo(test.runtime());
        test.runtime().<Integer>to().name("ingest").run(() -> 1);
        test.runtime().<Integer>to().name("order-1").run(() -> 1);
        test.runtime().<Integer>to().run(() -> 1);
        test.awaitQuiet();

        assertThat(metric("task.duration").getHistogramData().getPoints())
                .extracting(point -> point.getAttributes().get(stringKey("task.name")))
                .containsExactlyInAnyOrder("ingest", "other", "unnamed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskTelemetry.of(backend.telemetry()).nameLimit(-1))
                .withMessage("name limit must be zero or more, was -1");
    }

    private MetricData metric(String name) {
        return backend.metrics().stream()
                .filter(data -> data.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private long number(String name) {
        return metric(name).getLongSumData().getPoints().stream()
                .mapToLong(LongPointData::getValue)
                .sum();
    }
}
