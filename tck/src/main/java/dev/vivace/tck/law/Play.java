package dev.vivace.tck.law;

import dev.vivace.AsyncTask;
import dev.vivace.AsyncWork;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraResults;
import dev.vivace.OrchestraRun;
import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.priority.TaskPriority;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * An orchestra in virtual time, whose tasks note when they begin. Used by the test thread and by its tasks.
 *
 * @param test its runtime
 * @param orchestra the orchestra
 * @param begun the names of tasks, in the order in which they began
 */
record Play(
        TestRuntime test,
        Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra,
        CopyOnWriteArrayList<String> begun) {

    /** An empty play. */
    static Play of(Subject subject, TestRuntime test, String name) {
        return new Play(test, subject.bench().orchestras().open(test.runtime(), name), new CopyOnWriteArrayList<>());
    }

    private Runtime<@Nullable Object, TaskId> runtime() {
        return test.runtime();
    }

    /** A registered task that gives 1 at once. */
    SpawningTask<Integer, TaskId> task(String name) {
        return task(name, context -> 1);
    }

    /** A registered task that gives 1 after some time. */
    SpawningTask<Integer, TaskId> task(String name, Duration time) {
        return task(name, context -> {
            context.sleep(time);
            return 1;
        });
    }

    /** A registered task. */
    <R extends @Nullable Object> SpawningTask<R, TaskId> task(String name, AsyncWork<R> work) {
        return orchestra.register(prepare(name, TaskPriority.NORMAL, work));
    }

    /** A registered task that gives 1 at once. */
    SpawningTask<Integer, TaskId> task(String name, TaskPriority priority) {
        return orchestra.register(prepare(name, priority, context -> 1));
    }

    /** A registered task that fails with an exception. */
    SpawningTask<Integer, TaskId> failing(String name, Exception failure) {
        return task(name, context -> {
            throw failure;
        });
    }

    /** A task that is not registered. */
    <R extends @Nullable Object> SpawningTask<R, TaskId> prepare(
            String name, TaskPriority priority, AsyncWork<R> work) {
        return runtime().<R>to().name(name).priority(priority).prepare(context -> {
            begun.add(name);
            return work.run(context);
        });
    }

    /** Makes a task wait for others. */
    void after(AsyncTask<?, TaskId> dependent, List<? extends AsyncTask<?, TaskId>> dependencies) {
        dependencies.forEach(dependency -> orchestra.addDependency(dependent.id(), dependency.id()));
    }

    /** Makes each task wait for the one before it. */
    void chain(List<? extends AsyncTask<?, TaskId>> tasks) {
        for (int i = 1; i < tasks.size(); i++) {
            orchestra.addDependency(tasks.get(i).id(), tasks.get(i - 1).id());
        }
    }

    /** Starts all tasks and lets time pass until they have ended. */
    OrchestraResults<TaskId> finishAll() throws InterruptedException {
        return finish(orchestra.startAll());
    }

    /** Lets time pass until all tasks of a run have ended. */
    OrchestraResults<TaskId> finish(OrchestraRun<TaskId> run) throws InterruptedException {
        test.awaitQuiet();
        Optional<OrchestraResults<TaskId>> results = run.join(Duration.ZERO);
        while (results.isEmpty()) {
            boolean moved = test.step();
            results = run.join(Duration.ZERO);
            if (!moved && results.isEmpty()) {
                throw new AssertionError("nothing will happen any more; statuses are " + orchestra.statuses() + "\n"
                        + test.runtime().dump().text());
            }
        }
        return results.orElseThrow();
    }
}
