package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A task that runs may add tasks: they belong to the run that goes on. Here a group does two at a time. */
public final class GrowingGraph {

    private GrowingGraph() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(parsed());
    }

    static List<String> parsed() throws InterruptedException {
        ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        try (var orchestra = Orchestra.open("import")) {
            orchestra.createGroup("parse");
            orchestra.limitGroup("parse", 2);
            orchestra.register(AsyncTask.<Integer>to().name("list").prepare(() -> {
                List<String> files = List.of("a", "b", "c");
                SpawningTask<Integer, TaskId> report = orchestra.register(
                        AsyncTask.<Integer>to().name("report").prepare(done::size));
                files.forEach(file -> orchestra.addDependency(report.id(), parse(orchestra, file, done)));
                return files.size();
            }));
            orchestra.startAll().join();
        }
        return done.stream().sorted().toList();
    }

    private static TaskId parse(
            Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra,
            String file,
            ConcurrentLinkedQueue<String> done) {
        SpawningTask<Boolean, TaskId> parse =
                orchestra.register(AsyncTask.<Boolean>to().name(file).prepare(() -> done.add("parsed " + file)));
        orchestra.addToGroup("parse", parse.id());
        return parse.id();
    }
}
