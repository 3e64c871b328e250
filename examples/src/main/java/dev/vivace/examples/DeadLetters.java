package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.policy.RetryStrategy;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.ErrorStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What fails is tried again, what fails for good is kept, and what was kept is sent once more. */
public final class DeadLetters {

    private DeadLetters() {}

    /** A shop that takes orders when it is open, and never those below zero. */
    record Shop(boolean open) {

        String order(int number) throws IOException {
            if (number < 0) {
                throw new IllegalArgumentException("no such thing as " + number);
            }
            if (!open) {
                throw new IOException("the shop is closed");
            }
            return "ordered " + number;
        }
    }

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        EmittingTask<List<String>, String, AsyncTaskException, TaskId> closed =
                order(List.of(1, -2, 3), new Shop(false));
        System.out.println("while it is closed: " + closed.collection());
        List<DeadLetter<Integer>> letters = closed.deadLetters(Integer.class);
        letters.forEach(letter -> System.out.println("  " + letter.item() + " failed " + letter.attempts() + " times: "
                + letter.error().message()));
        System.out.println("when it is open: " + again(letters, new Shop(true)));
    }

    static EmittingTask<List<String>, String, AsyncTaskException, TaskId> order(List<Integer> numbers, Shop shop) {
        return AsyncTask.<Integer>emits()
                .name("orders")
                .onError(ErrorStrategy.retry(2, RetryStrategy.fixed(Duration.ofMillis(5))))
                .sender(sources -> sources.of(numbers))
                .receiver(event -> shop.order(event.data()))
                .run();
    }

    static List<String> again(List<DeadLetter<Integer>> letters, Shop shop) throws InterruptedException {
        return AsyncTask.<Integer>emits()
                .onError(ErrorStrategy.continueOnError())
                .sender(sources -> sources.replay(letters))
                .receiver(event -> shop.order(event.data()))
                .await();
    }
}
