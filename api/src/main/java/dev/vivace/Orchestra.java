package dev.vivace;

import dev.vivace.id.TaskId;
import dev.vivace.priority.RankableByPriority;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A runtime, an orchestrator and a task in one (row 16). Thread-safe.
 *
 * <p>As a task it begins with the first start, and its tasks are its children. It ends when {@link #startAll} has started
 * everything and all its tasks have ended, or else when it is closed; its result tells what became of them, and it fails
 * when one of them failed. What is registered after it has ended belongs to its next performance, which is a new task
 * with an id of its own, as far as anybody watches. Registered with another orchestrator, it is started by that one, with
 * all its tasks.
 *
 * <p>A task that runs may register others and add edges between them: they belong to the runs of that task, and start when
 * it ends, or when somebody starts or awaits them before. Starting or awaiting a registered task means to start it with
 * all it depends on. What is spawned on the orchestra as a runtime is a child of its task and not part of the graph.
 * Listeners and advisers that are added to the orchestra are added to the runtime below, as its tasks are made there.
 *
 * {@snippet :
 * try (var orchestra = Orchestra.open("nightly")) {
 *     var extract = orchestra.register(AsyncTask.<Path>to().name("extract").prepare(() -> pull()));
 *     var load = orchestra.register(AsyncTask.<Long>to().name("load").prepare(ctx -> store(ctx.resultOf(extract))));
 *     orchestra.addDependency(load.id(), extract.id());
 *     var results = orchestra.startAll().join();
 * }
 * }
 *
 * @param <T> the upper bound of what its tasks give
 * @param <Task> the kind of task
 * @param <I> the kind of id
 */
public interface Orchestra<T extends @Nullable Object, Task extends AsyncTask<? extends T, I>, I extends TaskId>
        extends Runtime<T, I>, TaskOrchestrator<T, Task, I>, AsyncTask<OrchestraResults<I>, I> {

    /**
     * Opens an orchestra on the runtime of the task whose code calls, or else on the default runtime. Where the system
     * property {@code dev.vivace.journal} names a directory, it keeps a journal of files there, unless it is given another.
     *
     * @param name not blank, without {@code /}
     * @return an empty orchestra for tasks of any kind; close it when done
     * @throws IllegalStateException when no orchestra provider is on the module path; the message says what to add
     */
    static Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> open(String name) {
        return OrchestraProvider.find().open(RuntimeProvider.current(), name);
    }

    /**
     * Opens an orchestra inside this one: its task is a child of this one's, it has this one's default priority and failure
     * policy, and writes into its journal. {@link #startAll}, {@link #join} and {@link #close} of this one mean that one
     * too.
     *
     * @param name not blank, without {@code /}, not yet used here
     * @return an empty orchestra, which is closed with this one
     * @throws dev.vivace.error.OrchestratorException OperationFailed when the name is used, or this one is closed
     */
    Orchestra<T, Task, I> createContext(String name);

    /**
     * The orchestras inside this one.
     *
     * @return a copy, by name
     */
    Map<String, Orchestra<T, Task, I>> contexts();

    /**
     * The priority of tasks that were given none of their own.
     *
     * @return NORMAL when nobody said otherwise
     */
    RankableByPriority defaultPriority();

    /**
     * Changes the priority of tasks that are registered from now on and were given none of their own.
     *
     * @param priority the new priority
     */
    void changeDefaultPriority(RankableByPriority priority);

    /**
     * Forgets the tasks that have ended and that no task waits for.
     *
     * @return how many those were
     */
    int clearCompletedTasks();

    /**
     * How many tasks are where, and how long they took.
     *
     * @return of this orchestra, the ones inside it included
     */
    ExecutionStats statistics();

    /**
     * Keeps a journal, for the orchestras inside this one too: when a run of this name died, tasks that had completed are
     * not run again, and their results are there. Results travel as {@link ResultCodec#find() JSON}.
     *
     * <p>A result is written before the task completes, and so before what depends on it begins; when it cannot be, the
     * task fails. What failed, was cancelled or was live when the process died runs again. A run is over when all that was
     * started has completed: then the journal keeps the times only, and the next run begins anew.
     *
     * <p>Tasks are known by their names, which must be there and differ, or starting them is refused. Refused are also a
     * task that completed in that run but depended on other tasks then, and registering tasks from within one that would
     * not be run again; {@link #neverResume} allows that.
     *
     * @param journal keeps it
     * @throws dev.vivace.error.OrchestratorException OperationFailed when a task has started already, there is a journal,
     *     or it cannot be read or holds what is not of this orchestra and this codec
     * @throws IllegalStateException when no codec is on the class or module path; the message says what to add
     */
    default void journal(Journal journal) {
        journal(journal, ResultCodec.find());
    }

    /**
     * Keeps a journal whose results travel in a form of one's own.
     *
     * @param journal keeps it
     * @param codec writes and reads results
     * @throws dev.vivace.error.OrchestratorException as in {@link #journal(Journal)}
     */
    void journal(Journal journal, ResultCodec codec);

    /**
     * Leaves a task out of the journal: it runs again in each run, as its effect does not last or its result cannot be
     * kept.
     *
     * @param id a task that has not started
     * @throws dev.vivace.error.OrchestratorException TaskNotFound; InvalidTaskState when it has started
     */
    void neverResume(I id);

    /**
     * Keeps only so many ended tasks that no task waits for, from now on; the oldest are forgotten first. Statistics go on
     * counting them.
     *
     * @param ended zero or more; without it, 100,000
     */
    void retain(int ended);

    /**
     * What is left to do, from how long tasks of the same names took before in this orchestra or its journal.
     *
     * @return a snapshot
     */
    OrchestraForecast<I> forecast();

    /**
     * The graph for Graphviz, with the statuses of this moment.
     *
     * @return a digraph in the DOT language
     */
    String toDot();

    /**
     * The graph for Mermaid, with the statuses of this moment.
     *
     * @return a flowchart
     */
    String toMermaid();

    /**
     * The graph for machines, with the statuses of this moment.
     *
     * @return one JSON object with {@code name}; {@code tasks}, each with {@code id}, {@code name}, {@code status},
     *     {@code priority} and {@code groups}; {@code edges}, each with the ids {@code dependent} and {@code dependency};
     *     and {@code contexts}, which are objects of the same shape
     */
    String toJson();
}
