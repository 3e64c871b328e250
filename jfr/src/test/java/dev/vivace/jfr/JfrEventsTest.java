package dev.vivace.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.Lane;
import dev.vivace.Registration;
import dev.vivace.RuntimeListener;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.message.ChannelConfig;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.watch.RetryNotice;
import dev.vivace.watch.TaskWarning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording has after tasks have run in virtual time. */
class JfrEventsTest {

    private static final List<String> NAMES =
            List.of("Started", "Settled", "Retried", "Cancelled", "Stalled", "Abandoned", "Warning");

    @TempDir
    private Path directory;

    private final TestRuntime test = TestRuntime.create();
    private final Recording recording = new Recording();
    private final Registration registration = JfrEvents.on(test.runtime());

    @AfterEach
    void close() {
        recording.close();
        registration.close();
        test.close();
    }

    @Test
    void aTaskStartsAndSettles() throws Exception {
        start(NAMES);
        SpawningTask<String, TaskId> task = test.runtime()
                .<String>to()
                .name("greet")
                .priority(TaskPriority.HIGH)
                .run(context -> {
                    context.sleep(Duration.ofSeconds(3));
                    return "hello";
                });
        test.advance(Duration.ofSeconds(3));

        List<RecordedEvent> events = recorded();
        assertThat(events).extracting(JfrEventsTest::name).containsExactly("TaskStarted", "TaskSettled");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getString("taskId")).isEqualTo(task.id().text());
            assertThat(event.getString("name")).isEqualTo("greet");
            assertThat(event.getString("path")).isEqualTo("greet");
            assertThat(event.getString("priority")).isEqualTo("HIGH");
            assertThat(event.getStackTrace()).isNull();
        });
        RecordedEvent settled = events.get(1);
        assertThat(settled.getString("outcome")).isEqualTo("COMPLETED");
        assertThat(settled.getString("error")).isNull();
        assertThat(settled.getInt("attempts")).isEqualTo(1);
        assertThat(settled.getDuration("ran")).isEqualTo(Duration.ofSeconds(3));
        assertThat(settled.getInstant("created")).isEqualTo(TestRuntime.START);
    }

    @Test
    void failuresAndRetriesNameTheErrorWithoutItsMessage() throws Exception {
        start(NAMES);
        test.runtime()
                .<String>to()
                .name("fetch")
                .retry(1, RetryStrategy.fixed(Duration.ofMillis(50)))
                .run(() -> {
                    throw new IOException("password=secret");
                });
        test.advance(Duration.ofSeconds(1));

        List<RecordedEvent> events = recorded();
        assertThat(events).extracting(JfrEventsTest::name).contains("TaskRetried", "TaskSettled");
        RecordedEvent retried = only(events, "TaskRetried");
        assertThat(retried.getInt("attempt")).isEqualTo(1);
        assertThat(retried.getDuration("delay")).isEqualTo(Duration.ofMillis(50));
        assertThat(retried.getString("error")).isEqualTo("Io: java.io.IOException");
        RecordedEvent settled = only(events, "TaskSettled");
        assertThat(settled.getString("outcome")).isEqualTo("FAILED");
        assertThat(settled.getInt("attempts")).isEqualTo(2);
        assertThat(settled.getString("error")).isEqualTo("Io: java.io.IOException");
        assertThat(events.toString()).doesNotContain("secret");
    }

    @Test
    void aTaskThatIsAskedToStopSaysAtWhichLevel() throws Exception {
        start(NAMES);
        SpawningTask<String, TaskId> task =
                test.runtime().<String>to().run(context -> context.await(new CompletableFuture<>()));
        test.awaitQuiet();
        task.cancel(CancellationLevel.GRACEFUL);
        test.awaitQuiet();

        List<RecordedEvent> events = recorded();
        assertThat(events)
                .extracting(JfrEventsTest::name)
                .containsExactly("TaskStarted", "TaskCancelled", "TaskSettled");
        assertThat(only(events, "TaskCancelled").getString("level")).isEqualTo("GRACEFUL");
        assertThat(only(events, "TaskSettled").getString("outcome")).isEqualTo("CANCELLED");
    }

    @Test
    void aHardStopIsOneCancellationToo() throws Exception {
        start(NAMES);
        SpawningTask<String, TaskId> task = test.runtime().<String>to().prepare(() -> "never");
        task.cancel(CancellationLevel.KILL_HARD);
        test.awaitQuiet();

        List<RecordedEvent> events = recorded();
        assertThat(events).extracting(JfrEventsTest::name).containsExactly("TaskCancelled", "TaskSettled");
        assertThat(only(events, "TaskSettled").getDuration("ran")).isZero();
    }

    @Test
    void aTaskThatMissesItsHeartbeatsIsStalled() throws Exception {
        start(NAMES);
        test.runtime()
                .<String>to()
                .messages(ChannelConfig.DEFAULT.withHeartbeat(Duration.ofSeconds(1), 3))
                .run(context -> context.await(new CompletableFuture<>()));
        test.awaitQuiet();
        test.advance(Duration.ofSeconds(10));

        assertThat(recorded()).extracting(JfrEventsTest::name).contains("TaskStalled");
    }

    @Test
    void aWarningSaysWhatToDo() throws Exception {
        start(NAMES);
        test.runtime().warn(test.runtime().<Integer>to().prepare(() -> 1), warning());

        RecordedEvent event = only(recorded(), "TaskWarning");
        assertThat(event.getString("kind")).isEqualTo("STUCK");
        assertThat(event.getString("text")).isEqualTo("Look at the lock.");
    }

    @Test
    void nothingIsWrittenAfterTheRegistrationIsClosed() throws Exception {
        start(NAMES);
        registration.close();
        test.runtime().<Integer>to().run(() -> 1);
        test.awaitQuiet();

        assertThat(recorded()).isEmpty();
    }

    @Test
    void anEventThatIsOffIsNotWritten() throws Exception {
        start(List.of("Settled"));
        test.runtime().<Integer>to().run(() -> 1);
        test.awaitQuiet();

        assertThat(recorded()).extracting(JfrEventsTest::name).containsExactly("TaskSettled");
    }

    /** The bytes that a task allocates on the CPU lane are counted exactly; an object for each call would show. */
    @Test
    void nothingIsAllocatedWhileTheEventsAreOff() throws Exception {
        SpawningTask<Integer, TaskId> task = test.runtime().<Integer>to().run(() -> 1);
        test.awaitQuiet();
        Runnable all = everything(task);
        all.run();

        int calls = 100_000;
        assertThat(allocatedBy(all, calls)).isLessThan(2 * calls);
    }

    @Test
    void everyEventAndFieldIsExplained() throws Exception {
        start(NAMES);
        // An event is known from when it could first be written.
        test.runtime().<Integer>to().run(() -> 1);
        everything(test.runtime().<Integer>to().prepare(() -> 1)).run();
        List<EventType> types = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> type.getName().startsWith("dev.vivace."))
                .toList();

        assertThat(types).extracting(EventType::getName).containsExactlyInAnyOrderElementsOf(names(NAMES));
        assertThat(types).allSatisfy(type -> {
            assertThat(type.getCategoryNames()).containsExactly("Vivace", "Tasks");
            assertThat(type.getLabel()).startsWith("Task ");
            assertThat(type.getDescription()).isNotBlank();
            assertThat(type.getFields())
                    .allSatisfy(field -> assertThat(field.getLabel()).isNotBlank());
        });
    }

    /** Tells the listener everything it can be told; makes no object by itself. */
    private static Runnable everything(SpawningTask<Integer, TaskId> task) {
        Instant now = Instant.EPOCH;
        StatusChange started = new StatusChange(TaskStatus.PENDING, TaskStatus.RUNNING, now);
        StatusChange asked = new StatusChange(TaskStatus.RUNNING, TaskStatus.PENDING_CANCELLATION, now);
        StatusChange settled = new StatusChange(TaskStatus.PENDING_CANCELLATION, TaskStatus.CANCELLED, now);
        RetryNotice notice = new RetryNotice(1, Duration.ZERO, new AsyncTaskError.Timeout(Duration.ZERO), now);
        TaskWarning warning = warning();
        return () -> {
            RuntimeListener listener = JfrEvents.listener();
            listener.onStatus(task, started);
            listener.onStatus(task, asked);
            listener.onStatus(task, settled);
            listener.onRetry(task, notice);
            listener.onStalled(task);
            listener.onAbandoned(task);
            listener.onWarning(task, warning);
        };
    }

    private static TaskWarning warning() {
        return new TaskWarning(TaskWarning.Kind.STUCK, "1", "path", Instant.EPOCH, "Look at the lock.", Map.of());
    }

    private static long allocatedBy(Runnable action, int times) throws Exception {
        try (var runtime = RuntimeProvider.find().runtimeBuilder().build()) {
            SpawningTask<Integer, TaskId> task = runtime.<Integer>to()
                    .lane(Lane.CPU)
                    .run(() -> {
                        for (int i = 0; i < times; i++) {
                            action.run();
                        }
                        return times;
                    });
            task.await();
            return task.memoryUsage().allocated().value().orElseThrow();
        }
    }

    private void start(List<String> events) {
        names(events).forEach(event -> recording.enable(event).withoutThreshold());
        names(NAMES).stream().filter(name -> !names(events).contains(name)).forEach(recording::disable);
        recording.start();
    }

    private List<RecordedEvent> recorded() throws Exception {
        test.awaitQuiet();
        recording.stop();
        Path file = Files.createTempFile(directory, "events", ".jfr");
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("dev.vivace."))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        assertThat(events).filteredOn(event -> name(event).equals(name)).hasSize(1);
        return events.stream()
                .filter(event -> name(event).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String name(RecordedEvent event) {
        return event.getEventType().getName().substring("dev.vivace.".length());
    }

    private static List<String> names(List<String> events) {
        return events.stream().map(name -> "dev.vivace.Task" + name).toList();
    }
}
