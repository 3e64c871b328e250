package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.policy.RetryStrategy;
import java.time.Duration;

/** The first minute: a task with a deadline, retries and a fallback. */
public final class QuickStart {

    private QuickStart() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(greeting());
    }

    static String greeting() throws InterruptedException {
        return AsyncTask.<String>to()
                .name("greet")
                .timeout(Duration.ofSeconds(5))
                .retry(3, RetryStrategy.exponential(Duration.ofMillis(100), 2.0, Duration.ofSeconds(1)))
                .fallback(error -> "Hello from the fallback: " + error.message())
                .run(() -> "Hello from " + Thread.currentThread())
                .await();
    }
}
