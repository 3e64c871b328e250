package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.context.ContextKey;
import java.io.IOException;

/** What a task is given reaches its work, its fallback, and all its descendants, on whatever thread they run. */
public final class ContextValues {

    private static final ContextKey<String> USER = ContextKey.of("user", String.class);

    private ContextValues() {}

    /** A dependency, handed over under its class. */
    record Greeter(String word) {
        String greet(String name) {
            return word + ", " + name;
        }
    }

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
                .with(new Greeter("Good morning"))
                .with(USER, "Ada")
                .await(parent -> AsyncTask.<String>to()
                        .fallback(error -> greet())
                        .await(() -> {
                            throw new IOException("the child's own idea failed");
                        }));
    }

    /** Any code that a task calls can ask for the task's context. */
    private static String greet() {
        return AsyncTask.current()
                .map(context ->
                        context.get(Greeter.class).greet(context.find(USER).orElse("stranger")))
                .orElse("nobody is at work");
    }
}
