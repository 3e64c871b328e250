package dev.vivace.benchmarks.fork;

import dev.vivace.Lane;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTaskBuilder;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Metering;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A child for each part. */
final class VivaceForker implements Forker {

    // What the CPU lane costs is measured by default, which no rival does, and which takes longer than such small work.
    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().metering(Metering.OFF).build();
    private final SpawningTaskBuilder<Long, AsyncTaskException, TaskId> builder;

    VivaceForker(Lane lane) {
        builder = runtime.<Long>to().lane(lane);
    }

    @Override
    public long root(Callable<Long> work) throws InterruptedException {
        return builder.run(work).await();
    }

    @Override
    public Part fork(Callable<Long> work) {
        return builder.run(work)::await;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
