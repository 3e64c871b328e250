package dev.vivace.tck.law;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.error.OrchestratorError;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.TaskId;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

/** What the tests of orchestras are given beside runtimes: orchestras on the runtimes under test. */
@ExtendWith(WhereOrchestrasAre.class)
public interface OrchestraSubject extends Subject {

    /**
     * An orchestra on the runtime under test with its defaults.
     *
     * @param name its name
     * @return an empty orchestra
     */
    default Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra(String name) {
        return bench().orchestras().open(runtime(), name);
    }

    /**
     * An orchestra in virtual time.
     *
     * @param test its runtime
     * @param name its name
     * @return an empty orchestra
     */
    default Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra(TestRuntime test, String name) {
        return bench().orchestras().open(test.runtime(), name);
    }

    /**
     * So many seconds.
     *
     * @param count how many
     * @return the time
     */
    default Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    /**
     * The ids of tasks.
     *
     * @param tasks the tasks
     * @return as a set
     */
    default Set<TaskId> ids(Collection<? extends AsyncTask<?, TaskId>> tasks) {
        return tasks.stream().map(AsyncTask::id).collect(Collectors.toSet());
    }

    /**
     * Does what an orchestrator refuses.
     *
     * @param type the error that it refuses it with
     * @param wrong what to do
     * @param name what its message must name
     * @param <X> the error that it refuses it with
     * @return the error
     */
    default <X extends OrchestratorError> X refused(Class<X> type, String name, Executable wrong) {
        OrchestratorException thrown = Assertions.assertThrows(OrchestratorException.class, wrong);
        X error = Assertions.assertInstanceOf(type, thrown.error());
        Assertions.assertEquals(error.message(), thrown.getMessage());
        Assertions.assertTrue(error.message().contains(name), "\"" + name + "\" is named by: " + error.message());
        return error;
    }
}
