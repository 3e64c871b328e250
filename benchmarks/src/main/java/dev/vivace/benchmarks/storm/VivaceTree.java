package dev.vivace.benchmarks.storm;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.TaskContext;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.CancellationLevel;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tasks and their children. One call stops the tree, and the root settles after all others. */
final class VivaceTree implements Rival {

    private static final Duration LONG = Duration.ofHours(1);

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().build();
    private final SpawningTaskBuilder<Integer, AsyncTaskException, TaskId> builder =
            runtime.<Integer>to().lane(Lane.FRESH);
    private final CancellationLevel level;

    // Both are made by prepare and used by run, on the same thread.
    private Tree tree = new Tree(0);
    private @Nullable SpawningTask<Integer, TaskId> root;

    VivaceTree(CancellationLevel level) {
        this.level = level;
    }

    @Override
    public void prepare(int size) throws InterruptedException {
        Tree planted = new Tree(size);
        root = grow(planted, 0);
        planted.waiting.await();
        tree = planted;
    }

    private SpawningTask<Integer, TaskId> grow(Tree planted, int node) {
        return builder.run(context -> {
            for (int child = planted.firstChild(node); child < planted.endOfChildren(node); child++) {
                grow(planted, child);
            }
            awaitStorm(planted, context);
            return 1;
        });
    }

    /** Asked gracefully, a task ends in a wait of the library; killed, in any. */
    private void awaitStorm(Tree planted, TaskContext context) throws InterruptedException {
        if (level != CancellationLevel.GRACEFUL) {
            planted.awaitStorm();
            return;
        }
        planted.waiting.countDown();
        try {
            context.sleep(LONG);
        } finally {
            planted.ended.incrementAndGet();
        }
    }

    @Override
    public long run(int size) throws InterruptedException {
        SpawningTask<Integer, TaskId> all = Objects.requireNonNull(root);
        all.cancel(level);
        all.awaitResult();
        return tree.ended.get();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
