package dev.vivace.tck.law;

import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.message.ChannelConfig;
import dev.vivace.message.TaskEnvelope;
import dev.vivace.message.TaskMessage;
import dev.vivace.testkit.TestRuntime;
import java.time.Duration;
import java.util.Optional;

/**
 * A parent and its child, who say to each other what the test tells them to.
 *
 * @param parent what the parent does
 * @param child what the child does
 * @param parentTask the parent
 * @param childTask the child
 */
record Family(
        Puppet parent,
        Puppet child,
        SpawningTask<Integer, TaskId> parentTask,
        SpawningTask<Integer, TaskId> childTask) {

    /** Starts both, with the same channel configuration. */
    static Family in(TestRuntime test, ChannelConfig config) throws Exception {
        Puppet parent = new Puppet();
        Puppet child = new Puppet();
        SpawningTask<Integer, TaskId> parentTask =
                test.runtime().<Integer>to().name("parent").messages(config).run(parent);
        SpawningTask<Integer, TaskId> childTask = parent.does(context ->
                test.runtime().<Integer>to().name("child").messages(config).run(child));
        child.awaitBegin();
        return new Family(parent, child, parentTask, childTask);
    }

    /** The child sends. */
    void up(TaskMessage<?> message) throws Exception {
        child.acts(context -> context.parent().send(message));
    }

    /** The parent sends. */
    void down(TaskMessage<?> message) throws Exception {
        parent.acts(context -> context.children().send(message));
    }

    /** The parent receives. */
    TaskEnvelope<?, ?> atParent() throws Exception {
        return parent.does(context -> context.children().receive());
    }

    /** The child receives. */
    TaskEnvelope<?, ?> atChild() throws Exception {
        return child.does(context -> context.parent().receive());
    }

    /** The parent looks whether there is a message. */
    Optional<TaskMessage<?>> lookAtParent() throws Exception {
        return parent.does(context -> context.children().poll(Duration.ZERO).map(envelope -> envelope.message()));
    }

    /** Lets both end. */
    void end() throws Exception {
        child.ends(1);
        parent.ends(1);
        parentTask.await();
    }
}
