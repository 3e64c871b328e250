package dev.vivace.tck.law;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the tests of pipelines are given beside runtimes: pipelines of numbers. */
@ExtendWith(WherePipelinesAre.class)
public interface StreamSubject extends Subject {

    /** The time that things take in tests. */
    Duration SECOND = Duration.ofSeconds(1);

    /**
     * A pipeline of numbers on the runtime under test with its defaults.
     *
     * @return a builder with nothing configured
     */
    default EmittingTaskBuilder<Integer, Integer, AsyncTaskException, TaskId> numbers() {
        return runtime().builder().emits();
    }

    /**
     * A pipeline of numbers in virtual time.
     *
     * @param test its runtime
     * @return a builder with nothing configured
     */
    default EmittingTaskBuilder<Integer, Integer, AsyncTaskException, TaskId> numbers(TestRuntime test) {
        return test.runtime().builder().emits();
    }

    /**
     * The numbers from 1 on.
     *
     * @param count how many
     * @return a list
     */
    default List<Integer> upTo(int count) {
        return IntStream.rangeClosed(1, count).boxed().toList();
    }

    /**
     * Takes time, as a source, a receiver or a sink does: a library wait of the task whose code calls it.
     *
     * @param time how long
     * @throws InterruptedException when the task is killed
     */
    default void take(Duration time) throws InterruptedException {
        context().sleep(time);
    }

    /**
     * The context of the code that calls it.
     *
     * @return that of the task
     */
    default TaskContext context() {
        return AsyncTask.current().orElseThrow(() -> new AssertionError("code of a pipeline runs in a task"));
    }
}
