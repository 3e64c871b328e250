package dev.vivace.runtime.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedDumpTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void drawsATree() {
        RenderedDump dump = dump(nightly());

        assertThat(dump.text()).isEqualTo("""
            5 tasks at 2026-01-01T00:00:00Z
            nightly                     RUNNING               12.3s    left 47.7s    attempt 1   HIGH        test:1  waits for its children
            │     at demo.Nightly.run(Nightly.java:7)
            ├─ nightly/extract          RUNNING               12.1s    no deadline   attempt 2   NORMAL      test:2
            │  │     at java.lang.Thread.sleep(Thread.java:509)
            │  │     at demo.Pull.run(Pull.java:20)
            │  └─ nightly/extract/page  PENDING               5ms      no deadline   attempt 0   NORMAL      test:3
            └─ nightly/load             PENDING_CANCELLATION  2m05s    left 0ms      attempt 1   LOW         test:4
                     at demo.Load.run(Load.java:1)
            orphan                      CANCELLED             1d01h    no deadline   attempt 1   BACKGROUND  test:5  ABANDONED
                  at demo.Deaf.run(Deaf.java:3)
            """);
        assertThat(dump.size()).isEqualTo(5);
        assertThat(dump.at()).isEqualTo(AT);
        assertThat(dump.text()).isSameAs(dump.text());
        assertThat(dump).hasToString("TaskDump[5 tasks at 2026-01-01T00:00:00Z]");
    }

    @Test
    void writesJson() {
        Map<String, Object> dump = object(dump(nightly()).json());

        assertThat(dump).containsEntry("at", AT.toString()).containsEntry("size", 5L);
        List<Object> tasks = tasks(dump);
        assertThat(tasks)
                .extracting("id", "parent", "depth", "path")
                .containsExactly(
                        tuple("test:1", null, 0L, "nightly"),
                        tuple("test:2", "test:1", 1L, "nightly/extract"),
                        tuple("test:3", "test:2", 2L, "nightly/extract/page"),
                        tuple("test:4", "test:1", 1L, "nightly/load"),
                        tuple("test:5", null, 0L, "orphan"));
        assertThat(tasks.getFirst())
                .extracting("name", "status", "age", "deadlineLeft", "attempt", "priority", "waitingFor", "abandoned")
                .containsExactly("nightly", "RUNNING", "PT12.3S", "PT47.7S", 1L, "HIGH", "its children", false);
        assertThat(tasks.getFirst()).extracting("stack").isEqualTo(List.of("demo.Nightly.run(Nightly.java:7)"));
        assertThat(tasks.getLast())
                .extracting("name", "deadlineLeft", "waitingFor", "abandoned", "stack")
                .containsExactly(null, null, null, true, List.of("demo.Deaf.run(Deaf.java:3)"));
    }

    @Test
    void showsWhatTheAdvisersSay() {
        TaskWarning warning = new TaskWarning(
                TaskWarning.Kind.STUCK,
                "test:4",
                "nightly/load",
                AT,
                "Look at\nthe lock.",
                Map.of("lock", "demo.Lock@1"));
        RenderedDump dump = RenderedDump.of(AT, nightly(), List.of(warning));

        assertThat(dump.text().lines())
                .last()
                .isEqualTo("WARNING STUCK  nightly/load  test:4  Look at\\u000athe lock.");
        assertThat((List<?>) object(dump.json()).get("warnings"))
                .isEqualTo(List.of(Map.of(
                        "kind", "STUCK",
                        "task", "test:4",
                        "path", "nightly/load",
                        "since", AT.toString(),
                        "text", "Look at\nthe lock.",
                        "details", Map.of("lock", "demo.Lock@1"))));
        assertThat(dump.warnings()).containsExactly(warning);
        assertThat(dump.tasks()).hasSize(5);
    }

    @Test
    void anEmptyDumpIsADump() {
        RenderedDump dump = dump(List.of());

        assertThat(dump.size()).isZero();
        assertThat(dump.text()).isEqualTo("0 tasks at 2026-01-01T00:00:00Z\n");
        assertThat(tasks(object(dump.json()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyNameSurvivesJsonAndCannotForgeALine(long seed) {
        Random random = new Random(seed);
        List<TaskSnapshot> roots = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            roots.add(leaf(nasty(random), i));
        }
        roots.add(leaf("\ud800", 500));
        roots.add(leaf("\udc00\ud800", 501));
        roots.add(leaf("\ud83d\ude00 \" \\ \b\f\n\r\t\u0000\u001f\u007f\u0085\u2028\u2029", 502));
        RenderedDump dump = dump(roots);

        List<Object> tasks = tasks(object(dump.json()));
        for (int i = 0; i < roots.size(); i++) {
            assertThat(((Map<?, ?>) tasks.get(i)).get("path"))
                    .isEqualTo(roots.get(i).path());
        }
        assertThat(new String(dump.json().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("no lone surrogate is left for an encoder to replace")
                .isEqualTo(dump.json());
        assertThat(dump.text().lines()).hasSize(roots.size() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ms",
        "PT0.999S, 999ms",
        "PT1S, 1.0s",
        "PT59.99S, 59.9s",
        "PT1M, 1m00s",
        "PT59M59S, 59m59s",
        "PT1H, 1h00m",
        "PT23H59M59S, 23h59m",
        "P1D, 1d00h",
        "P4000DT5H, 4000d05h",
        "PT-1.5S, -1.5s"
    })
    void writesDurationsForPeople(Duration time, String text) {
        TaskSnapshot task = new Task("task", "test:1", 0).age(time).made();

        assertThat(dump(List.of(task)).text()).contains(" " + text + " ");
    }

    @Test
    void aChainOfAHundredThousandIsNoDeeperThanTheHeap() {
        RenderedDump dump = dump(chain(100_000));

        assertThat(dump.size()).isEqualTo(100_000);
        assertThat(dump.text().lines()).hasSize(100_001).last().asString().contains("(+99959) task");
        assertThat(dump.json()).contains("{\"id\":\"test:99999\",\"parent\":\"test:99998\",\"depth\":99999,");
    }

    @Test
    void aHundredThousandSiblingsAllAppear() {
        List<TaskSnapshot> tasks = new ArrayList<>();
        tasks.add(new Task("root", "root:1", 0).made());
        for (int i = 0; i < 100_000; i++) {
            tasks.add(
                    new Task("root/task-" + i, "test:" + i, 1).parent("root:1").made());
        }
        RenderedDump dump = dump(tasks);

        assertThat(dump.size()).isEqualTo(100_001);
        assertThat(dump.text()).contains("├─ root/task-0 ", "├─ root/task-54321 ", "└─ root/task-99999 ");
    }

    private static List<TaskSnapshot> nightly() {
        return List.of(
                new Task("nightly", "test:1", 0)
                        .name("nightly")
                        .status(TaskStatus.RUNNING)
                        .age(Duration.ofMillis(12_300))
                        .left(Duration.ofMillis(47_700))
                        .attempt(1)
                        .priority("HIGH")
                        .waitingFor("its children")
                        .stack("demo.Nightly.run(Nightly.java:7)")
                        .made(),
                new Task("nightly/extract", "test:2", 1)
                        .parent("test:1")
                        .name("extract")
                        .status(TaskStatus.RUNNING)
                        .age(Duration.ofMillis(12_100))
                        .attempt(2)
                        .stack("java.lang.Thread.sleep(Thread.java:509)", "demo.Pull.run(Pull.java:20)")
                        .made(),
                new Task("nightly/extract/page", "test:3", 2)
                        .parent("test:2")
                        .age(Duration.ofMillis(5))
                        .made(),
                new Task("nightly/load", "test:4", 1)
                        .parent("test:1")
                        .name("load")
                        .status(TaskStatus.PENDING_CANCELLATION)
                        .age(Duration.ofSeconds(125))
                        .left(Duration.ZERO)
                        .attempt(1)
                        .priority("LOW")
                        .stack("demo.Load.run(Load.java:1)")
                        .made(),
                new Task("orphan", "test:5", 0)
                        .status(TaskStatus.CANCELLED)
                        .age(Duration.ofHours(25))
                        .attempt(1)
                        .priority("BACKGROUND")
                        .abandoned()
                        .stack("demo.Deaf.run(Deaf.java:3)")
                        .made());
    }

    private static List<TaskSnapshot> chain(int length) {
        List<TaskSnapshot> tasks = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            Task task = new Task("task", "test:" + i, i).status(TaskStatus.RUNNING);
            tasks.add((i == 0 ? task : task.parent("test:" + (i - 1))).made());
        }
        return tasks;
    }

    private static TaskSnapshot leaf(String path, int number) {
        return new Task(path, "test:" + number, 0)
                .age(Duration.ofMillis(number))
                .made();
    }

    private static RenderedDump dump(List<TaskSnapshot> tasks) {
        return RenderedDump.of(AT, tasks, List.of());
    }

    /** A snapshot in the making. */
    private static final class Task {
        private final String path;
        private final String id;
        private final int depth;
        private Optional<String> parent = Optional.empty();
        private Optional<String> name = Optional.empty();
        private TaskStatus status = TaskStatus.PENDING;
        private Duration age = Duration.ZERO;
        private Optional<Duration> left = Optional.empty();
        private int attempt;
        private String priority = "NORMAL";
        private Optional<String> waitingFor = Optional.empty();
        private boolean abandoned;
        private List<String> stack = List.of();

        Task(String path, String id, int depth) {
            this.path = path;
            this.id = id;
            this.depth = depth;
        }

        Task parent(String value) {
            parent = Optional.of(value);
            return this;
        }

        Task name(String value) {
            name = Optional.of(value);
            return this;
        }

        Task status(TaskStatus value) {
            status = value;
            return this;
        }

        Task age(Duration value) {
            age = value;
            return this;
        }

        Task left(Duration value) {
            left = Optional.of(value);
            return this;
        }

        Task attempt(int value) {
            attempt = value;
            return this;
        }

        Task priority(String value) {
            priority = value;
            return this;
        }

        Task waitingFor(String value) {
            waitingFor = Optional.of(value);
            return this;
        }

        Task abandoned() {
            abandoned = true;
            return this;
        }

        Task stack(String... frames) {
            stack = List.of(frames);
            return this;
        }

        TaskSnapshot made() {
            return new TaskSnapshot(
                    id,
                    parent,
                    depth,
                    name,
                    path,
                    TaskSnapshot.Kind.TASK,
                    status,
                    AT.minus(age),
                    Optional.empty(),
                    left,
                    attempt,
                    priority,
                    2,
                    Optional.empty(),
                    waitingFor,
                    false,
                    abandoned,
                    false,
                    0,
                    0,
                    0,
                    Optional.empty(),
                    OptionalLong.empty(),
                    CpuUsage.UNAVAILABLE,
                    MemoryUsage.UNAVAILABLE,
                    IoUsage.UNAVAILABLE,
                    stack);
        }
    }

    private static String nasty(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> name.append((char) random.nextInt(0x20));
                case 1 -> name.append((char) random.nextInt(0x10000));
                case 2 -> name.append((char) random.nextInt(0xd800, 0xe000));
                default -> name.appendCodePoint(random.nextInt(0x110000));
            }
        }
        return name.toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) JsonReader.read(json);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> tasks(Map<String, Object> dump) {
        return (List<Object>) dump.get("tasks");
    }
}
