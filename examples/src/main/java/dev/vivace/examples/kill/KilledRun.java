package dev.vivace.examples.kill;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraResults;
import dev.vivace.SpawningTask;
import dev.vivace.TaskContext;
import dev.vivace.TaskResult;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.orchestra.journal.FileJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs a random graph with a journal, and writes down when each task begins and that it has completed. Killed at any
 * moment and started again, it goes on where it was.
 */
public final class KilledRun {

    /** How many tasks run at a time, so many at most are begun again after a kill. */
    static final int AT_A_TIME = 8;

    private final Trace trace;
    private final Plan plan;
    private final Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra;

    private KilledRun(Trace trace, Plan plan, Orchestra<@Nullable Object, AsyncTask<?, TaskId>, TaskId> orchestra) {
        this.trace = trace;
        this.plan = plan;
        this.orchestra = orchestra;
    }

    /**
     * Runs, or checks.
     *
     * @param words {@code run <directory> <steps> <seed>}, or {@code check <trace> <trace of an undisturbed run>}
     * @throws Exception when something cannot be done
     */
    public static void main(String[] words) throws Exception {
        switch (words[0]) {
            case "run" ->
                System.out.println(run(Path.of(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3])));
            case "check" -> {
                Verdict verdict = Verdict.of(Path.of(words[1]), Path.of(words[2]));
                System.out.println(verdict.text());
                System.exit(verdict.isGood() ? 0 : 1);
            }
            default -> throw new IllegalArgumentException("run or check, was " + words[0]);
        }
    }

    /** Runs to the end, and gives a number that depends on all results. */
    static long run(Path directory, int steps, long seed) throws Exception {
        Files.createDirectories(directory);
        Trace trace = new Trace(directory.resolve("trace"));
        trace.note(Trace.START);
        try (FileJournal journal = FileJournal.in(directory.resolve("journal"));
                var orchestra = Orchestra.open("killed")) {
            orchestra.journal(journal);
            orchestra.limit(AT_A_TIME);
            return new KilledRun(trace, Plan.of(steps, seed), orchestra).runAll();
        }
    }

    private long runAll() throws InterruptedException {
        // What begins anew after the end has another id than what goes on.
        SpawningTask<UUID, TaskId> run =
                orchestra.register(AsyncTask.<UUID>to().name("run").prepare(() -> UUID.randomUUID()));
        List<SpawningTask<Piece, TaskId>> tasks = new ArrayList<>();
        for (Plan.Step step : plan.steps()) {
            tasks.add(register(step, run, tasks));
        }
        OrchestraResults<TaskId> results = orchestra.startAll().join();
        long all = 0;
        for (SpawningTask<Piece, TaskId> task : tasks) {
            all = all * 31 + value(results.of(task)).number();
        }
        trace.note(Trace.RESULT, value(results.of(run)).toString(), Long.toString(all));
        return all;
    }

    private static <R> R value(TaskResult<R> result) {
        return switch (result) {
            case TaskResult.Success<R>(R value) -> value;
            case TaskResult.Failure<R>(var error) -> throw new IllegalStateException(error.message());
        };
    }

    private SpawningTask<Piece, TaskId> register(
            Plan.Step step, SpawningTask<UUID, TaskId> run, List<SpawningTask<Piece, TaskId>> before) {
        List<SpawningTask<Piece, TaskId>> needs =
                step.needs().stream().map(before::get).toList();
        SpawningTask<Piece, TaskId> task = orchestra.register(AsyncTask.<Piece>to()
                .name(step.name())
                .prepare(context -> work(context, step, context.resultOf(run).toString(), needs)));
        orchestra.addDependency(task.id(), run.id());
        needs.forEach(need -> orchestra.addDependency(task.id(), need.id()));
        return task;
    }

    private Piece work(TaskContext context, Plan.Step step, String run, List<SpawningTask<Piece, TaskId>> needs)
            throws InterruptedException {
        List<Piece> pieces = new ArrayList<>();
        for (SpawningTask<Piece, TaskId> need : needs) {
            Piece piece = context.resultOf(need);
            pieces.add(piece);
            trace.note(Trace.DONE, run, piece.name());
        }
        trace.note(Trace.BEGIN, run, step.name());
        AsyncTask<?, TaskId> self = context.task();
        self.onStatus(change -> {
            if (change.to() == TaskStatus.COMPLETED) {
                trace.note(Trace.DONE, run, step.name());
            }
        });
        context.sleep(step.time());
        return Piece.of(step.name(), pieces);
    }
}
