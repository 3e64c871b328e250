package dev.vivace.examples;

import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.id.TaskId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Whatever takes an executor runs as tasks: it is counted, limited, dumped and shut down like any other. */
public final class ExecutorView {

    private ExecutorView() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws InterruptedException when the main thread is interrupted
     * @throws ExecutionException never
     */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        System.out.println(answer());
    }

    static int answer() throws InterruptedException, ExecutionException {
        try (Runtime<@Nullable Object, TaskId> runtime =
                RuntimeProvider.find().runtimeBuilder().maxConcurrency(4).build()) {
            ExecutorService executor = runtime.asExecutor();
            return CompletableFuture.supplyAsync(() -> 6, executor)
                    .thenCombineAsync(CompletableFuture.supplyAsync(() -> 7, executor), (a, b) -> a * b, executor)
                    .get();
        }
    }
}
