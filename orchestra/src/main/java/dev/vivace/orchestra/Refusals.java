package dev.vivace.orchestra;

import dev.vivace.AsyncTask;
import dev.vivace.error.OrchestratorError;
import dev.vivace.error.OrchestratorException;
import dev.vivace.id.TaskId;
import dev.vivace.orchestra.graph.Vertex;
import java.util.List;

/** What an orchestrator answers to what it cannot do. */
final class Refusals {

    private Refusals() {}

    static OrchestratorException noTask(TaskId id) {
        return new OrchestratorException(new OrchestratorError.TaskNotFound(id));
    }

    static OrchestratorException noGroup(String group) {
        return new OrchestratorException(new OrchestratorError.GroupNotFound(group));
    }

    static OrchestratorException taskExists(TaskId id) {
        return new OrchestratorException(new OrchestratorError.TaskAlreadyExists(id));
    }

    static OrchestratorException groupExists(String group) {
        return new OrchestratorException(new OrchestratorError.GroupAlreadyExists(group));
    }

    static OrchestratorException cycle(List<Vertex> path) {
        return new OrchestratorException(new OrchestratorError.DependencyCycle(
                path.stream().map(vertex -> ((Part) vertex).label()).toList()));
    }

    static OrchestratorException wrongState(AsyncTask<?, TaskId> task, String attempted) {
        return new OrchestratorException(new OrchestratorError.InvalidTaskState(task.id(), task.status(), attempted));
    }

    static OrchestratorException failed(String what) {
        return new OrchestratorException(new OrchestratorError.OperationFailed(what));
    }

    static OrchestratorException failed(String what, Throwable cause) {
        OrchestratorException failed = failed(what);
        failed.addSuppressed(cause);
        return failed;
    }
}
