package dev.vivace;

import dev.vivace.id.TaskId;
import dev.vivace.message.MessageOutlet;
import dev.vivace.message.TaskChannel;
import dev.vivace.message.TaskMessageBuilder;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parent and the children of a task, and the channels to them. Channels are made on first use.
 *
 * @param <T> the type of the task's result
 * @param <I> the kind of id
 */
public interface TaskRelationships<T extends @Nullable Object, I extends TaskId> {

    /**
     * Whose relationships these are.
     *
     * @return the task
     */
    AsyncTask<T, I> task();

    /**
     * The parent.
     *
     * @return nothing for a root
     */
    Optional<AsyncTask<?, I>> parent();

    /**
     * The children that have not settled yet, oldest first.
     *
     * @return a copy
     */
    List<AsyncTask<?, I>> children();

    /**
     * The channel to and from the parent.
     *
     * @return this task's end
     * @throws dev.vivace.error.AsyncTaskException InvalidState when there is no parent
     */
    TaskChannel parentChannel();

    /**
     * The channel from all children, and to all of them at once.
     *
     * @return this task's end
     */
    TaskChannel childrenChannel();

    /**
     * The way to one child.
     *
     * @param child its id
     * @return where to put messages for it
     * @throws dev.vivace.error.AsyncTaskException InvalidState when no live child has that id
     */
    MessageOutlet channelTo(I child);

    /**
     * Starts an envelope from this task.
     *
     * @return a builder without receiver and message
     */
    TaskMessageBuilder<Void, I> message();
}
