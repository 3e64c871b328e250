package dev.vivace;

import dev.vivace.error.AsyncTaskException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Work to be done (row 13). It blocks as it likes: it has a thread of its own.
 *
 * <p>Work that is to travel to another process is a {@link PortableWork}.
 *
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface AsyncWork<R extends @Nullable Object> {

    /**
     * Does the work.
     *
     * @param context what the work sees of its task
     * @return the result
     * @throws Exception makes the attempt fail
     */
    R run(TaskContext context) throws Exception;

    /**
     * Work without a result.
     *
     * @param action what to do
     * @return work that gives null
     */
    static AsyncWork<@Nullable Void> action(Action action) {
        return context -> {
            action.run(context);
            return null;
        };
    }

    /**
     * Work that gives a result object: its value is the task's value, its error the task's error.
     *
     * @param work gives the result
     * @param <R> the type of the value
     * @return work that gives the value
     */
    static <R extends @Nullable Object> AsyncWork<R> ofResult(AsyncWork<TaskResult<R>> work) {
        return context -> valueOf(work.run(context));
    }

    /**
     * Work that gives a stage, for which the task waits.
     *
     * @param work gives the stage
     * @param <R> the type of the value
     * @return work that gives the value
     */
    static <R extends @Nullable Object> AsyncWork<R> ofStage(AsyncWork<? extends CompletionStage<R>> work) {
        return context -> context.await(work.run(context));
    }

    /**
     * Work that gives a stage of a result object.
     *
     * @param work gives the stage
     * @param <R> the type of the value
     * @return work that gives the value
     */
    static <R extends @Nullable Object> AsyncWork<R> ofStageOfResult(
            AsyncWork<? extends CompletionStage<TaskResult<R>>> work) {
        return context -> valueOf(context.await(work.run(context)));
    }

    private static <R extends @Nullable Object> R valueOf(TaskResult<R> result) {
        return switch (result) {
            case TaskResult.Success<R>(R value) -> value;
            case TaskResult.Failure<R>(var error) -> throw new AsyncTaskException(error);
        };
    }

    /** Work that is done for its effect. */
    @FunctionalInterface
    interface Action {

        /**
         * Does it.
         *
         * @param context what the work sees of its task
         * @throws Exception makes the attempt fail
         */
        void run(TaskContext context) throws Exception;
    }
}
