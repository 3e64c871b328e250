package dev.vivace.runtime.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vivace.lifecycle.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedDumpTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void drawsATree() {
        RenderedDump dump = RenderedDump.of(AT, List.of(nightly(), orphan()));

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
        Map<String, Object> dump =
                object(RenderedDump.of(AT, List.of(nightly(), orphan())).json());

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
    void anEmptyDumpIsADump() {
        RenderedDump dump = RenderedDump.of(AT, List.of());

        assertThat(dump.size()).isZero();
        assertThat(dump.text()).isEqualTo("0 tasks at 2026-01-01T00:00:00Z\n");
        assertThat(tasks(object(dump.json()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyNameSurvivesJsonAndCannotForgeALine(long seed) {
        Random random = new Random(seed);
        List<DumpNode> roots = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            roots.add(leaf(nasty(random), i));
        }
        roots.add(leaf("\ud800", 500));
        roots.add(leaf("\udc00\ud800", 501));
        roots.add(leaf("\ud83d\ude00 \" \\ \b\f\n\r\t\u0000\u001f\u007f\u0085\u2028\u2029", 502));
        RenderedDump dump = RenderedDump.of(AT, roots);

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
        DumpNode node = node("task", "test:1", time, List.of(), List.of());

        assertThat(RenderedDump.of(AT, List.of(node)).text()).contains(" " + text + " ");
    }

    @Test
    void aChainOfAHundredThousandIsNoDeeperThanTheHeap() {
        RenderedDump dump = RenderedDump.of(AT, List.of(chain(100_000)));

        assertThat(dump.size()).isEqualTo(100_000);
        assertThat(dump.text().lines()).hasSize(100_001).last().asString().contains("(+99959) task");
        assertThat(dump.json()).contains("{\"id\":\"test:99999\",\"parent\":\"test:99998\",\"depth\":99999,");
        assertThat(chain(100_000)).hasToString("task RUNNING (1 children)");
    }

    @Test
    void aHundredThousandSiblingsAllAppear() {
        List<DumpNode> children = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            children.add(leaf("root/task-" + i, i));
        }
        RenderedDump dump = RenderedDump.of(AT, List.of(node("root", "root:1", Duration.ZERO, List.of(), children)));

        assertThat(dump.size()).isEqualTo(100_001);
        assertThat(dump.text()).contains("├─ root/task-0 ", "├─ root/task-54321 ", "└─ root/task-99999 ");
    }

    private static DumpNode nightly() {
        DumpNode page = node("nightly/extract/page", "test:3", Duration.ofMillis(5), List.of(), List.of());
        DumpNode extract = new DumpNode(
                "nightly/extract",
                Optional.of("extract"),
                "test:2",
                TaskStatus.RUNNING,
                Duration.ofMillis(12_100),
                Optional.empty(),
                2,
                "NORMAL",
                Optional.empty(),
                false,
                List.of("java.lang.Thread.sleep(Thread.java:509)", "demo.Pull.run(Pull.java:20)"),
                List.of(page));
        DumpNode load = new DumpNode(
                "nightly/load",
                Optional.of("load"),
                "test:4",
                TaskStatus.PENDING_CANCELLATION,
                Duration.ofSeconds(125),
                Optional.of(Duration.ZERO),
                1,
                "LOW",
                Optional.empty(),
                false,
                List.of("demo.Load.run(Load.java:1)"),
                List.of());
        return new DumpNode(
                "nightly",
                Optional.of("nightly"),
                "test:1",
                TaskStatus.RUNNING,
                Duration.ofMillis(12_300),
                Optional.of(Duration.ofMillis(47_700)),
                1,
                "HIGH",
                Optional.of("its children"),
                false,
                List.of("demo.Nightly.run(Nightly.java:7)"),
                List.of(extract, load));
    }

    private static DumpNode orphan() {
        return new DumpNode(
                "orphan",
                Optional.empty(),
                "test:5",
                TaskStatus.CANCELLED,
                Duration.ofHours(25),
                Optional.empty(),
                1,
                "BACKGROUND",
                Optional.empty(),
                true,
                List.of("demo.Deaf.run(Deaf.java:3)"),
                List.of());
    }

    /** From the root down, as a runtime would build it. */
    private static DumpNode chain(int length) {
        List<DumpNode> roots = new ArrayList<>();
        List<DumpNode> level = roots;
        for (int i = 0; i < length; i++) {
            List<DumpNode> next = new ArrayList<>(1);
            TaskStatus status = TaskStatus.RUNNING;
            level.add(new DumpNode(
                    "task",
                    Optional.empty(),
                    "test:" + i,
                    status,
                    Duration.ofSeconds(1),
                    Optional.empty(),
                    1,
                    "NORMAL",
                    Optional.empty(),
                    false,
                    List.of(),
                    next));
            level = next;
        }
        return roots.getFirst();
    }

    private static DumpNode leaf(String path, int number) {
        return node(path, "test:" + number, Duration.ofMillis(number), List.of(), List.of());
    }

    private static DumpNode node(String path, String id, Duration age, List<String> stack, List<DumpNode> children) {
        return new DumpNode(
                path,
                Optional.empty(),
                id,
                TaskStatus.PENDING,
                age,
                Optional.empty(),
                0,
                "NORMAL",
                Optional.empty(),
                false,
                stack,
                children);
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
