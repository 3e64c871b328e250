package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.SpawningTask;
import dev.vivace.TaskDump;
import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What is everybody doing? The dump shows all live tasks: where they are, how long, and what they wait for. */
public final class LiveTree {

    private LiveTree() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(dump().text());
    }

    static TaskDump dump() throws InterruptedException {
        try (Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().build()) {
            CountDownLatch arrived = new CountDownLatch(1);
            CountDownLatch leave = new CountDownLatch(1);
            SpawningTask<Boolean, TaskId> parent = runtime.<Boolean>to()
                    .name("bakery")
                    .timeout(Duration.ofMinutes(1))
                    .run(() -> AsyncTask.<Boolean>to().name("oven").await(() -> {
                        arrived.countDown();
                        leave.await();
                        return true;
                    }));
            arrived.await();
            TaskDump dump = runtime.dump();
            leave.countDown();
            parent.await();
            return dump;
        }
    }
}
