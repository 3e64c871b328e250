package dev.vivace.junit;

import dev.vivace.AsyncTask;
import dev.vivace.Registration;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.testkit.TestRuntime;
import dev.vivace.warnings.WarningLimits;
import dev.vivace.warnings.Warnings;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One runtime during one test. Used by the thread that runs the test. */
final class Watched {

    private final Runtime<?, ?> runtime;
    private final @Nullable TestRuntime own;
    private final Set<String> before;
    private final Warnings warnings;
    private final Registration listening;
    private final ConcurrentLinkedQueue<TaskWarning> heard = new ConcurrentLinkedQueue<>();

    private Watched(Runtime<?, ? extends TaskId> runtime, @Nullable TestRuntime own, WarningLimits limits) {
        this.runtime = runtime;
        this.own = own;
        before = runtime.snapshot().tasks().stream().map(TaskSnapshot::id).collect(Collectors.toUnmodifiableSet());
        listening = runtime.listen(new Ear(heard));
        warnings = Warnings.watch(runtime, limits);
    }

    private record Ear(ConcurrentLinkedQueue<TaskWarning> heard) implements RuntimeListener {
        @Override
        public boolean followsTasks() {
            return false;
        }

        @Override
        public void onWarning(AsyncTask<?, ?> task, TaskWarning warning) {
            heard.add(warning);
        }
    }

    /** Watches a runtime that others share; what is there already is none of the test's business. */
    static Watched begin(Runtime<?, ? extends TaskId> runtime, WarningLimits limits) {
        return new Watched(runtime, null, limits);
    }

    /** Watches a runtime that the test has for itself. */
    static Watched begin(TestRuntime test, WarningLimits limits) {
        return new Watched(test.runtime(), test, limits);
    }

    /** Ends the watch; gives what is wrong, if anything is. */
    Optional<String> end(Duration patience) throws InterruptedException {
        try {
            List<TaskSnapshot> leaks = leaks(patience);
            warnings.look();
            Map<String, TaskWarning> wrong = new LinkedHashMap<>();
            heard.forEach(warning -> wrong.put(warning.kind() + " " + warning.taskId(), warning));
            warnings.current().forEach(warning -> wrong.put(warning.kind() + " " + warning.taskId(), warning));
            wrong.values().removeIf(warning -> before.contains(warning.taskId()));
            if (leaks.isEmpty() && wrong.isEmpty()) {
                return Optional.empty();
            }
            StringBuilder problem = new StringBuilder();
            wrong.values()
                    .forEach(warning -> problem.append("the test ends with a warning: ")
                            .append(warning.kind())
                            .append("  ")
                            .append(warning.path())
                            .append("  ")
                            .append(warning.text())
                            .append('\n'));
            leaks.forEach(task -> problem.append("the test left a task behind: ")
                    .append(task.path())
                    .append('\n'));
            problem.append(runtime.dump().text());
            leaks.forEach(task -> runtime.find(task.id()).ifPresent(left -> left.cancel(CancellationLevel.KILL)));
            return Optional.of(problem.toString());
        } finally {
            warnings.close();
            listening.close();
            if (own != null) {
                own.close();
            }
        }
    }

    /** What was not there before, and does not end within the patience. */
    private List<TaskSnapshot> leaks(Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        for (TaskSnapshot task : left()) {
            Optional<? extends AsyncTask<?, ?>> found = runtime.find(task.id());
            if (found.isPresent() && !settles(found.get(), task.abandoned(), nanos)) {
                break; // one that stays is enough to know, and no reason to wait for each
            }
        }
        return left();
    }

    private static boolean settles(AsyncTask<?, ?> task, boolean abandoned, long nanos) throws InterruptedException {
        if (abandoned) {
            return false;
        }
        CountDownLatch settled = new CountDownLatch(1);
        try (Registration _ = task.onStatus(change -> {
            if (change.to().isTerminal()) {
                settled.countDown();
            }
        })) {
            return settled.await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private List<TaskSnapshot> left() {
        return runtime.snapshot().tasks().stream()
                .filter(task -> !before.contains(task.id()))
                .toList();
    }
}
