package dev.vivace.error;

import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/** Why an orchestrator could not do what it was asked: a closed set, with the name of the culprit in each. */
public sealed interface OrchestratorError extends Serializable {

    /**
     * The error in one sentence for people.
     *
     * @return never empty
     */
    String message();

    /**
     * No such task.
     *
     * @param id the id nobody registered
     */
    record TaskNotFound(TaskId id) implements OrchestratorError {
        @Override
        public String message() {
            return "no task " + id + " is registered";
        }
    }

    /**
     * No such group.
     *
     * @param group the name nobody registered
     */
    record GroupNotFound(String group) implements OrchestratorError {
        @Override
        public String message() {
            return "no group \"" + group + "\" exists";
        }
    }

    /**
     * The task is there already.
     *
     * @param id its id
     */
    record TaskAlreadyExists(TaskId id) implements OrchestratorError {
        @Override
        public String message() {
            return "task " + id + " is registered already";
        }
    }

    /**
     * The group is there already.
     *
     * @param group its name
     */
    record GroupAlreadyExists(String group) implements OrchestratorError {
        @Override
        public String message() {
            return "group \"" + group + "\" exists already";
        }
    }

    /**
     * The edge would close a circle.
     *
     * @param path names or ids around the circle; the first is also the last
     */
    record DependencyCycle(List<String> path) implements OrchestratorError {
        /** Copies the path. */
        public DependencyCycle {
            path = List.copyOf(path);
        }

        @Override
        public String message() {
            return path.stream().collect(Collectors.joining(" -> ", "the dependency closes a cycle: ", ""));
        }
    }

    /**
     * The task is past the state in which that can be done.
     *
     * @param id its id
     * @param status its status
     * @param attempted what was tried
     */
    record InvalidTaskState(TaskId id, TaskStatus status, String attempted) implements OrchestratorError {
        @Override
        public String message() {
            return "cannot " + attempted + " task " + id + ": it is " + status;
        }
    }

    /**
     * Something else failed.
     *
     * @param what what, and why
     */
    record OperationFailed(String what) implements OrchestratorError {
        @Override
        public String message() {
            return what;
        }
    }
}
