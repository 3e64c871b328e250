package dev.vivace.benchmarks.storm;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Tasks that wait, each with a timeout: what fires stops a task, and the action is done when it has settled. */
final class TaskArmer implements Armer {

    private final Runtime<@Nullable Object, TaskId> runtime =
            RuntimeProvider.find().runtimeBuilder().build();

    @Override
    public Armed arm(Duration in, Runnable action) {
        CountDownLatch over = new CountDownLatch(1);
        runtime.<Integer>to()
                .timeout(in)
                .run(context -> {
                    over.await();
                    return 1;
                })
                .stage()
                .whenComplete((value, failure) -> action.run());
        return over::countDown;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
