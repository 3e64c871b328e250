package dev.vivace.benchmarks.graph;

import dev.vivace.AsyncTask;
import dev.vivace.Lane;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraProvider;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.benchmarks.suite.Rival;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** An orchestra, whose graph is built before or within the run. */
final class VivaceGraph implements Rival {

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().build();
    private final Shape shape;
    private final Lane lane;
    private final boolean prebuilt;
    private final LongAdder done = new LongAdder();

    // Both are made by prepare and used by run, on the same thread.
    private int[][] above = {};
    private @Nullable Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra;

    VivaceGraph(Shape shape, Lane lane, boolean prebuilt) {
        this.shape = shape;
        this.lane = lane;
        this.prebuilt = prebuilt;
    }

    @Override
    public void prepare(int size) {
        done.reset();
        above = shape.dependencies(size);
        if (prebuilt) {
            build(size);
        }
    }

    private void build(int size) {
        var built = OrchestraProvider.find().open(runtime, "graph");
        var builder = runtime.<Integer>to().lane(lane);
        List<SpawningTask<Integer, TaskId>> tasks = new ArrayList<>(size);
        for (int node = 0; node < size; node++) {
            var task = built.register(builder.prepare(context -> Node.run(done)));
            tasks.add(task);
            for (int dependency : above[node]) {
                built.addDependency(task.id(), tasks.get(dependency).id());
            }
        }
        orchestra = built;
    }

    @Override
    public long run(int size) throws InterruptedException {
        if (!prebuilt) {
            build(size);
        }
        Objects.requireNonNull(orchestra).startAll().join();
        return done.sum();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
