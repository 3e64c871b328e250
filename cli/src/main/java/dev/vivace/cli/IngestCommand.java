package dev.vivace.cli;

import dev.vivace.cli.ingest.IngestPlan;
import dev.vivace.cli.ingest.IngestRun;
import dev.vivace.cli.look.Showing.Show;
import dev.vivace.cli.report.Outcome;
import dev.vivace.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a CSV file of weather readings through a pipeline. */
@Command(
        name = "ingest",
        description = {
            "Takes a CSV file of lines such as 'Oslo;-3.4' through a pipeline into minimum, mean and maximum by"
                    + " station.",
            "",
            "Without a file it makes one. Killed at any moment, even with kill -9, the same command goes on where it"
                    + " was, and counts no row twice.",
            ""
        },
        sortOptions = false,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything was counted, twice, with the same result.",
            "1:The two counts differ, or the pipeline failed.",
            "2:An option is wrong.",
            "130:Ctrl-C."
        })
final class IngestCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The file. Made when left out.")
    private @Nullable Path file;

    @Option(names = "--rows", paramLabel = "N", description = "How many rows to make (default: ${DEFAULT-VALUE}).")
    private int rows = 10_000_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides which rows are made (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Where to keep what is needed to go on. Beside the CSV file by default.")
    private @Nullable Path state;

    @Option(
            names = "--to-db",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "FILE",
            description = "Put each reading into a table of an embedded database (H2), in which the state is kept too."
                    + " Beside the CSV file by default.")
    private @Nullable Path database;

    @Option(names = "--fresh", description = "Forget an earlier run that was stopped.")
    private boolean fresh;

    @Option(names = "--no-check", description = "Do not count a second time.")
    private boolean unchecked;

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How many stations are printed (default: ${DEFAULT-VALUE}).")
    private int top = 10;

    @Option(names = "--plain", description = "Plain lines, as if the output were no terminal.")
    private boolean plain;

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Options options = new Options(spec.commandLine());
        options.atLeastOne("--rows", rows);
        options.atLeastOne("--top", top);
        Path source = file == null ? made() : options.readable("FILE", file);
        if (database != null && state != null) {
            throw options.wrong("--state and --to-db exclude each other: a database keeps the state itself");
        }
        Path kept = state == null ? source.resolveSibling(source.getFileName() + ".vivace") : state;
        Optional<Path> table = Optional.ofNullable(database).map(given -> database(options, given, source));
        options.writable(table.isPresent() ? "--to-db" : "--state", table.orElse(kept));
        Terminal terminal = plain ? Terminal.PLAIN : Terminal.detect();
        IngestPlan plan = new IngestPlan(source, file == null, rows, seed, kept, table, fresh, !unchecked, top);
        return run(plan, console.checked(options), terminal);
    }

    private int run(IngestPlan plan, Show show, Terminal terminal) throws IOException, InterruptedException {
        AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
        Thread me = Thread.currentThread();
        try (CtrlC _ = CtrlC.on(() -> press(stop.get(), me))) {
            return switch (IngestRun.run(
                    plan,
                    terminal,
                    System.out,
                    task -> stop.set(new Stop(task, System.out::println)),
                    show,
                    ConsoleOptions::awaitCtrlC)) {
                case GOOD -> Outcome.COMPLETE.exitCode();
                case BAD -> Outcome.DIFFERENT.exitCode();
                case STOPPED -> Outcome.INTERRUPTED.exitCode();
            };
        } catch (InterruptedIOException e) {
            return Outcome.INTERRUPTED.exitCode();
        }
    }

    /** Before there is a pipeline to stop, the file is being made. */
    private static void press(@Nullable Stop stop, Thread command) {
        if (stop == null) {
            command.interrupt();
        } else {
            stop.run();
        }
    }

    private static Path database(Options options, Path given, Path source) {
        Path file = given.toString().isEmpty() ? source : given;
        return options.without("--to-db", file, ';'); // what follows it would be settings of the database
    }

    private Path made() {
        return Path.of(System.getProperty("java.io.tmpdir"), "vivace-weather-" + rows + "-" + seed + ".csv");
    }
}
