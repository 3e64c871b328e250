package dev.vivace.examples;

import dev.vivace.SpawningTask;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.testkit.TestRuntime;
import java.io.IOException;
import java.time.Duration;

/** A test of a whole day takes no time: the clock is virtual, and moves when the test says so. */
public final class VirtualTime {

    private VirtualTime() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(morningAfter());
    }

    static TaskResult<Integer> morningAfter() throws InterruptedException {
        try (TestRuntime test = TestRuntime.seeded(42)) {
            SpawningTask<Integer, TaskId> report = test.runtime()
                    .<Integer>to()
                    .name("nightly report")
                    .retry(23, RetryStrategy.fixed(Duration.ofHours(1)))
                    .run(context -> {
                        if (context.attempt() <= 8) {
                            throw new IOException("the books are not closed yet");
                        }
                        return context.attempt();
                    });

            test.advance(Duration.ofHours(7).plusMinutes(59));
            if (report.isDone()) {
                throw new AssertionError("the eighth retry comes after eight hours, not before");
            }

            test.advance(Duration.ofMinutes(1));
            return report.result().orElseThrow();
        }
    }
}
