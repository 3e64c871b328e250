package dev.vivace.cli.ingest;

import dev.vivace.EmittingTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeProvider;
import dev.vivace.cli.look.Showing;
import dev.vivace.cli.look.Showing.Interruption;
import dev.vivace.cli.look.Showing.Show;
import dev.vivace.cli.terminal.Numbers;
import dev.vivace.cli.terminal.Terminal;
import dev.vivace.error.AsyncTaskException;
import dev.vivace.id.TaskId;
import dev.vivace.stream.FinalEvent;
import dev.vivace.stream.StreamingEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of the second act, from the file to the verdict. */
public final class IngestRun {

    /** How a run ended. */
    public enum Verdict {
        /** All rows were counted, twice where that was asked for, with the same result. */
        GOOD,
        /** The two counts differ, or the pipeline failed. */
        BAD,
        /** It was stopped, and can go on. */
        STOPPED
    }

    private final IngestPlan plan;
    private final IngestLines lines;
    private final Consumer<EmittingTask<?, ?, ?, ?>> started;
    private final Show show;
    private final Interruption ctrlC;

    private IngestRun(
            IngestPlan plan,
            IngestLines lines,
            Consumer<EmittingTask<?, ?, ?, ?>> started,
            Show show,
            Interruption ctrlC) {
        this.plan = plan;
        this.lines = lines;
        this.started = started;
        this.show = show;
        this.ctrlC = ctrlC;
    }

    /**
     * Runs it.
     *
     * @param plan what to do
     * @param terminal what the output can do
     * @param out the output
     * @param started gets the pipeline when it has started
     * @param show whether it is shown on a web page, too
     * @param ctrlC ends the page
     * @return how it ended
     * @throws IOException when a file cannot be read or written
     * @throws InterruptedException when the thread is interrupted
     */
    public static Verdict run(
            IngestPlan plan,
            Terminal terminal,
            PrintStream out,
            Consumer<EmittingTask<?, ?, ?, ?>> started,
            Show show,
            Interruption ctrlC)
            throws IOException, InterruptedException {
        return new IngestRun(plan, new IngestLines(terminal, out), started, show, ctrlC).run(terminal, out);
    }

    private Verdict run(Terminal terminal, PrintStream out) throws IOException, InterruptedException {
        makeFile();
        Store store = store(Fingerprint.of(plan.file()));
        if (plan.fresh()) {
            store.forget();
        }
        lines.line("Vivace reads " + plan.file() + ", " + Numbers.bytes(Files.size(plan.file())) + ", into "
                + store.description() + "; killed at any moment, the same command goes on");
        try (Runtime<@Nullable Object, TaskId> runtime = RuntimeProvider.find()
                        .runtimeBuilder()
                        .name("vivace-ingest")
                        .build();
                Showing showing = show.of(runtime, terminal, out)) {
            var pipeline = Ingest.start(runtime, plan.file(), store.sink());
            started.accept(pipeline);
            pipeline.onProgress(lines.interval(), lines::ingesting);
            FinalEvent<?, Reading, ?, Long> end = pipeline.awaitFinalEvent();
            Verdict verdict = tell(pipeline, end, store);
            if (verdict != Verdict.STOPPED) {
                showing.stay(ctrlC);
            }
            return verdict;
        }
    }

    private Store store(Fingerprint source) {
        return plan.database()
                .<Store>map(file -> new ReadingsDatabase(file, source))
                .orElseGet(() -> new StationsFile(plan.state(), source));
    }

    private void makeFile() throws IOException {
        if (plan.made() && !Files.exists(plan.file())) {
            lines.line(
                    "Making " + Numbers.count(plan.rows()) + " readings, seed " + plan.seed() + ", in " + plan.file());
            Weather.write(plan.file(), plan.rows(), plan.seed(), lines::making);
        }
    }

    private Verdict tell(
            EmittingTask<Long, Reading, AsyncTaskException, TaskId> pipeline,
            FinalEvent<?, Reading, ?, Long> end,
            Store store)
            throws IOException {
        List<Station> stations = store.stations();
        if (store.resumedRows() > 0) {
            lines.line("  an earlier run had taken in " + Numbers.count(store.resumedRows()) + " rows");
        }
        lines.table(stations, plan.top());
        lines.bad(List.copyOf(pipeline.deadLetters(Object.class)), end.counts().deadLetters());
        rate(end);
        if (end.type() == StreamingEvent.Type.CANCELLATION) {
            lines.line("Stopped. The same command goes on where this run was.");
            return Verdict.STOPPED;
        }
        if (end.type() == StreamingEvent.Type.ERROR) {
            lines.line("Failed: " + end.error().orElseThrow().message());
            return Verdict.BAD;
        }
        Verdict verdict = plan.checked() ? check(stations) : Verdict.GOOD;
        if (verdict == Verdict.GOOD) {
            store.complete();
        }
        return verdict;
    }

    private void rate(FinalEvent<?, ?, ?, ?> end) {
        Duration time = Duration.between(
                end.startedAt().orElse(end.createdAt()), end.completedAt().orElse(end.createdAt()));
        long rows = end.counts().received();
        long rate = time.isZero() ? rows : Math.round(rows * 1e9 / time.toNanos());
        lines.line("  " + Numbers.count(rows) + " rows in " + Numbers.seconds(time) + ", " + Numbers.count(rate)
                + " rows a second");
    }

    private Verdict check(List<Station> stations) throws IOException {
        boolean same = PlainCount.of(plan.file()).list().equals(stations);
        lines.line(same ? "Complete. A second count found the same." : "A second count found other numbers.");
        return same ? Verdict.GOOD : Verdict.BAD;
    }
}
