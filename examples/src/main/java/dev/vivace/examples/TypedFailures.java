package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.error.AsyncTaskError;
import java.io.IOException;
import java.time.Duration;

/** Errors are a closed set. A switch makes your own exception of each, and the compiler knows which one is thrown. */
public final class TypedFailures {

    private TypedFailures() {}

    /** The only failure that callers of {@link #load} must know. */
    public static final class OrderException extends Exception {

        private static final long serialVersionUID = 1L;

        OrderException(String message) {
            super(message);
        }
    }

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        try {
            System.out.println(load(7));
            System.out.println(load(-1));
        } catch (OrderException e) {
            System.out.println("no order: " + e.getMessage());
        }
    }

    static String load(int number) throws OrderException, InterruptedException {
        return AsyncTask.<String>to()
                .name("order")
                .timeout(Duration.ofSeconds(5))
                .mapError(TypedFailures::explain)
                .await(() -> {
                    if (number < 0) {
                        throw new IOException("order " + number + " is not on file");
                    }
                    return "order " + number;
                });
    }

    private static OrderException explain(AsyncTaskError error) {
        return new OrderException(
                switch (error) {
                    case AsyncTaskError.Timeout(Duration allowed) -> "gave up after " + allowed;
                    case AsyncTaskError.Io(IOException cause) -> cause.getMessage();
                    default -> error.message();
                });
    }
}
