package dev.vivace.benchmarks.message;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.message.MessageInlet;
import dev.vivace.message.TaskMessage;
import org.jspecify.annotations.Nullable;

/** A task and its child, with the channel that all have. */
final class VivaceLine implements Line {

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().build();
    private final SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder;

    VivaceLine(Lane lane) {
        builder = runtime.<Integer>to().lane(lane);
    }

    @Override
    public void run(End<Out> child, End<In> parent) throws InterruptedException {
        builder.await(context -> {
            builder.run(inner -> {
                child.run(item -> inner.parent().send(new TaskMessage.Data<>(item)));
                return 1;
            });
            parent.run(() -> data(context.children()));
            return 1;
        });
    }

    private static Integer data(MessageInlet inlet) throws InterruptedException {
        if (inlet.receive().message() instanceof TaskMessage.Data<?>(Integer item)) {
            return item;
        }
        throw new IllegalStateException("not the data that was sent");
    }

    @Override
    public void close() {
        runtime.close();
    }
}
