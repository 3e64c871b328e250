package dev.vivace.examples;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.metric.Figure;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.Metering;
import dev.vivace.metric.TaskUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What tasks cost: each figure says how it was obtained. */
public final class Costs {

    private Costs() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws Exception when it fails
     */
    public static void main(String[] args) throws Exception {
        System.out.println(written());
    }

    static Figure written() throws InterruptedException, IOException {
        Path file = Files.createTempFile("costs", ".bin");
        try (Runtime<@Nullable Object, TaskId> runtime = RuntimeProvider.find()
                .runtimeBuilder()
                .metering(Metering.EXACT) // or SAMPLED
                .build()) {
            SpawningTask<Path, TaskId> task = runtime.<Path>to().run(() -> {
                runtime.<Path>to().await(() -> Files.write(file, new byte[1_000]));
                return Files.write(file, new byte[234]);
            });
            task.await();
            runtime.flushMetering();
            IoUsage own = task.ioUsage();
            TaskUsage all = task.totalUsage();
            System.out.println("CPU time, ns: " + task.cpuUsage().total());
            System.out.println("allocated, bytes: " + task.memoryUsage().allocated());
            System.out.println("written by the task alone: " + own.bytesWritten());
            System.out.println("written with its children: " + all.io().bytesWritten());
            return all.io().bytesWritten();
        } finally {
            Files.delete(file);
        }
    }
}
