package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.io.IOException;
import java.util.List;

/** Tasks that depend on each other are a graph; an orchestra runs it, and knows what decided how long it took. */
public final class Graph {

    private Graph() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(sum());
        System.out.println(withoutTheRates());
    }

    static String sum() throws InterruptedException {
        try (var orchestra = Orchestra.open("nightly")) {
            SpawningTask<List<Integer>, TaskId> extract = orchestra.register(
                    AsyncTask.<List<Integer>>to().name("extract").prepare(() -> List.of(3, 4)));
            SpawningTask<Integer, TaskId> sum = orchestra.register(AsyncTask.<Integer>to()
                    .name("sum")
                    .prepare(context ->
                            context.resultOf(extract).stream().mapToInt(n -> n).sum()));
            orchestra.addDependency(sum.id(), extract.id());
            OrchestraResults<TaskId> results = orchestra.startAll().join();
            return results.of(sum).orElseThrow() + " after "
                    + results.criticalPath().size() + " tasks in a row";
        }
    }

    /** What depends on a task that failed goes on where there is a value in its stead. */
    static String withoutTheRates() throws InterruptedException {
        try (var orchestra = Orchestra.open("prices")) {
            SpawningTask<Double, TaskId> rate =
                    orchestra.register(AsyncTask.<Double>to().name("rate").prepare(() -> {
                        throw new IOException("the bank is closed");
                    }));
            SpawningTask<Double, TaskId> price = orchestra.register(
                    AsyncTask.<Double>to().name("price").prepare(context -> 10 * context.resultOf(rate)));
            orchestra.addDependency(price.id(), rate.id());
            orchestra.substitute(rate, 1.1);
            OrchestraResults<TaskId> results = orchestra.startAll().join();
            return "price " + results.of(price).orElseThrow() + ", rate "
                    + results.of(rate).failure().orElseThrow().message();
        }
    }
}
