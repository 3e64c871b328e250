package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.message.TaskMessage;
import java.util.ArrayList;
import java.util.List;

/** A child tells its parent how far it is. What a message can be is a closed set, and a switch knows all of it. */
public final class Messages {

    private Messages() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        progress().forEach(System.out::println);
    }

    /** What a child sends about its work. */
    record Progress(int done, int of) {}

    static List<String> progress() throws InterruptedException {
        return AsyncTask.<List<String>>to().name("parent").await(context -> {
            AsyncTask.<Integer>to().name("child").run(child -> {
                for (int done = 1; done <= 3; done++) {
                    child.parent().send(new TaskMessage.Data<>(new Progress(done, 3)));
                }
                child.parent().send(new TaskMessage.Completed<>());
                return 3;
            });

            List<String> lines = new ArrayList<>();
            while (true) {
                switch (context.children().receive().message()) {
                    case TaskMessage.Data<?>(Progress(int done, int of)) -> lines.add(done + " of " + of);
                    case TaskMessage.Completed<?>() -> {
                        return lines;
                    }
                    default -> lines.add("something else");
                }
            }
        });
    }
}
