package dev.vivace.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.cli.classfile.Findings;
import dev.vivace.cli.classfile.RawTotals;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.priority.TaskPriority;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkMapTest {

    private static final List<String> MODULES = List.of("java.sql", "java.logging", "jdk.net");

    @Test
    void theTasksCountWhatTheSecondCountFinds() throws InterruptedException {
        Logbook logbook = run(new Plan(MODULES, 2, 1, true, Optional.empty()), new Watching() {});

        RawTotals again = logbook.check().orElseThrow().await();
        assertThat(findings(logbook).totals()).isEqualTo(again.totals());
        assertThat(logbook.modules()).hasSize(3).allMatch(noted -> noted.task().status() == TaskStatus.COMPLETED);
    }

    @Test
    void modulesAreParentsAndPackagesTheirChildren() throws InterruptedException {
        Logbook logbook = run(new Plan(MODULES, 2, 1, false, Optional.empty()), new Watching() {});

        assertThat(logbook.packages())
                .extracting(noted -> noted.task().path())
                .contains(
                        "jdk/map/java.sql/java.sql",
                        "jdk/map/java.sql/javax.sql",
                        "jdk/map/java.logging/java.util.logging");
        assertThat(logbook.packages())
                .filteredOn(noted -> noted.about().module().equals("jdk.net"))
                .isNotEmpty()
                .allMatch(noted -> noted.task().priority() == TaskPriority.LOW);
        assertThat(logbook.check()).isEmpty();
        assertThat(logbook.criticalPath())
                .extracting(step -> step.name().orElseThrow())
                .startsWith("discover")
                .endsWith("rank", "write");
    }

    @Test
    void progressTravelsFromThePackagesToTheWatcher() throws InterruptedException {
        Map<Phase, Integer> announced = new EnumMap<>(Phase.class);
        AtomicInteger told = new AtomicInteger();

        run(new Plan(List.of("java.sql"), 1, 1, false, Optional.empty()), new Watching() {
            @Override
            public void began(Phase phase, int classes) {
                announced.put(phase, classes);
            }

            @Override
            public void advanced(Progress progress) {
                told.addAndGet(progress.classes());
            }
        });

        assertThat(announced.get(Phase.MAP)).isPositive();
        assertThat(told.get()).isPositive().isLessThanOrEqualTo(announced.get(Phase.MAP));
    }

    @Test
    void theSameSeedSeesTheSameFailures() throws InterruptedException {
        Plan plan = new Plan(
                List.of("java.sql", "java.xml", "java.se", "jdk.net", "java.rmi"), 2, 25, false, Optional.empty());

        assertThat(luck(run(plan, new Watching() {}))).isEqualTo(luck(run(plan, new Watching() {})));
    }

    @Test
    void aRunThatIsCancelledKeepsWhatItHas() throws InterruptedException {
        Logbook logbook = run(new Plan(List.of("java.base"), 1, 1, true, Optional.empty()), new Watching() {
            @Override
            public void advanced(Progress progress) {
                root().cancel(CancellationLevel.GRACEFUL);
            }
        });

        assertThat(logbook.packages()).hasSizeGreaterThan(100);
        assertThat(logbook.packages())
                .extracting(noted -> noted.task().status())
                .contains(TaskStatus.CANCELLED);
        assertThat(logbook.packages()).allMatch(noted -> noted.task().status().isTerminal());
        assertThat(logbook.check().orElseThrow().status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(logbook.criticalPath()).isEmpty();
    }

    @Test
    void aRunThatWasStoppedGoesOnWhereItsJournalSays(@TempDir Path journal) throws InterruptedException {
        Plan plan = new Plan(MODULES, 2, 1, true, Optional.of(journal));
        Logbook first = run(plan, new Watching() {
            @Override
            public void ended(Phase phase, int classes) {
                if (phase == Phase.MAP) {
                    root().cancel(CancellationLevel.GRACEFUL);
                }
            }
        });
        Logbook second = run(plan, new Watching() {});

        assertThat(first.resumed()).isZero();
        assertThat(first.check().orElseThrow().status()).isEqualTo(TaskStatus.CANCELLED);
        assertThat(second.resumed()).isEqualTo(MODULES.size());
        assertThat(second.packages()).isEmpty();
        assertThat(second.rank().orElseThrow().await().findings().totals())
                .isEqualTo(second.check().orElseThrow().await().totals());
    }

    private static AsyncTask<?, ?> root() {
        AsyncTask<?, ?> task = AsyncTask.current().orElseThrow().task();
        while (task.relationships().parent().isPresent()) {
            task = task.relationships().parent().orElseThrow();
        }
        return task;
    }

    private static Logbook run(Plan plan, Watcher watcher) throws InterruptedException {
        try (Runtime<@Nullable Object, TaskId> runtime = JdkMap.runtime(plan)) {
            JdkMap map = new JdkMap(plan, watcher, written -> {});
            map.start(runtime).awaitResult();
            return map.logbook();
        }
    }

    private static Findings findings(Logbook logbook) {
        return Findings.merge(logbook.packages().stream()
                .flatMap(noted -> noted.value().stream())
                .toList());
    }

    /** Per module: attempts, and who answered. */
    private static Map<String, String> luck(Logbook logbook) {
        return logbook.descriptions().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Noted::about,
                        noted -> noted.task().attempt() + " "
                                + noted.value().orElseThrow().source()));
    }
}
