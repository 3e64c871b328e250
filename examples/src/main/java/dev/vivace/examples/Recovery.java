package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import java.io.IOException;
import java.time.Duration;

/** A step that fails is tried again, a step that fails for good is replaced, and one deadline bounds it all. */
public final class Recovery {

    private Recovery() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        SpawningTask<Integer, TaskId> price = price(2);
        System.out.println("price " + price.await() + " after " + price.attempt() + " attempts");
        price.errors().forEach(error -> System.out.println("  on the way: " + error.message()));

        SpawningTask<Integer, TaskId> hopeless = price(1_000);
        System.out.println("price " + hopeless.await() + " from the fallback");

        System.out.println(hopeless.explain());
    }

    /** Asks a shop that fails some times before it answers. */
    static SpawningTask<Integer, TaskId> price(int failures) {
        return AsyncTask.<Integer>to()
                .name("price")
                .timeout(Duration.ofSeconds(10))
                .retry(3, RetryStrategy.fixed(Duration.ofMillis(5)).withJitter())
                .recoverIf(error ->
                        error.cause().filter(IOException.class::isInstance).isPresent())
                .fallback(error -> 99)
                .run(context -> {
                    if (context.attempt() <= failures) {
                        throw new IOException("the shop is closed");
                    }
                    return 42;
                });
    }
}
