package dev.vivace.examples;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.files.LineSink;
import dev.vivace.files.Lines;
import dev.vivace.id.TaskId;
import dev.vivace.pipelines.FileCheckpoints;
import dev.vivace.stream.CheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A pipeline that died half way goes on where its checkpoint says: nothing is lost. */
public final class ResumedPipeline {

    private ResumedPipeline() {}

    /**
     * Runs the example.
     *
     * @param args not used
     * @throws IOException when the example's files cannot be written
     * @throws InterruptedException when the main thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("resumed");
        Path names = directory.resolve("names.txt");
        Files.write(names, IntStream.range(0, 10_000).mapToObj(i -> "name " + i).toList());
        CheckpointStore store = FileCheckpoints.in(directory.resolve("checkpoints"));
        Path out = directory.resolve("out.txt");

        var first = copy(names, out, store, 6_000);
        System.out.println(
                "first run: " + first.awaitResult().failure().orElseThrow().message());
        var second = copy(names, out, store, Integer.MAX_VALUE);
        System.out.println("second run: " + second.await() + " lines more");
        System.out.println(
                "lines there: " + Files.readAllLines(out).stream().distinct().count());
    }

    /** Copies lines, and fails after so many. */
    static EmittingTask<Long, String, AsyncTaskException, TaskId> copy(
            Path from, Path to, CheckpointStore store, int failAfter) {
        return AsyncTask.<String>emits()
                .name("copy")
                .checkpoint(store)
                .sender(sources -> sources.ofFile(from, Lines.utf8()))
                .receiver(event -> failing(event.data(), failAfter))
                .into(LineSink.append(to, line -> line))
                .run(Collectors.counting());
    }

    private static String failing(String name, int failAfter) {
        if (name.equals("name " + failAfter)) {
            throw new IllegalStateException("the power went off at " + name);
        }
        return name;
    }
}
