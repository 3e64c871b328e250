package dev.vivace.benchmarks.run;

import dev.vivace.benchmarks.report.Machine;
import dev.vivace.benchmarks.report.Results;
import dev.vivace.benchmarks.report.ResultsFile;
import dev.vivace.benchmarks.suite.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The suite's command line. */
@Command(
        name = "benchmarks/run",
        sortOptions = false,
        description = "Lets Vivace and its rivals do the same work on this machine, and writes down what came of it.",
        footer = "Without options: all workloads, measured at length (hours), and docs/PERFORMANCE.md anew.")
public final class Main implements Callable<Integer> {

    @Option(names = "--list", description = "Name the workloads and their rivals, and measure nothing.")
    private boolean list;

    @Option(
            names = "--check",
            description = "Run each workload once at a tiny size, look only whether results are right.")
    private boolean check;

    @Option(
            names = "--mode",
            paramLabel = "<mode>",
            description = "How long to measure: quick, medium, full. Default: full.")
    private Mode mode = Mode.FULL;

    @Option(names = "--quick", description = "Short for --mode=quick.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<workload>",
            description = "These workloads only; what the results file has of others stays.")
    private List<String> only = List.of();

    @Option(
            names = "--rivals",
            paramLabel = "<pattern>",
            description = "Only rivals whose names have this regular expression.")
    private String rivals = "";

    @Option(names = "--output", paramLabel = "<dir>", description = "Where results and page go. Default: docs.")
    private Path output = Path.of("docs");

    @Option(names = "--render", description = "Make the page of the results that are there, and measure nothing.")
    private boolean render;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    @SuppressWarnings("UnusedVariable") // the library looks at it
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    /**
     * Runs.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        // Schedulers of the libraries that were looked at may still have threads.
        System.exit(run(args));
    }

    static int run(String... args) {
        CommandLine line = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((failure, ignored) -> {
            line.getErr().println(failure.getMessage() + "; --help tells what there is.");
            return line.getCommandSpec().exitCodeOnInvalidInput();
        });
        return line.execute(args);
    }

    @Override
    public Integer call() throws Exception {
        if (list) {
            Workloads.all().forEach(Main::describe);
            return 0;
        }
        if (render) {
            new Pages(output).write(ResultsFile.read(existing(output.resolve(Pages.JSON))));
            return 0;
        }
        Pattern chosen = pattern();
        return check ? new Check(workloads(), chosen).run() : measure(chosen);
    }

    private int measure(Pattern chosen) throws Exception {
        Path file = output.resolve(Pages.JSON);
        List<Workload> workloads = workloads();
        Season season = new Season(mode(), chosen.asPredicate());
        Machine machine = Machine.here(Ring.JVM_ARGS);
        Results before = !only.isEmpty() && Files.exists(file) ? ResultsFile.read(file) : null;
        if (before != null && !before.machine().equals(machine)) {
            throw wrong(file + " has results of another machine or JVM; say --output to keep these apart");
        }
        season.play(machine, workloads, before, new Pages(output)::write);
        return 0;
    }

    private static void describe(Workload workload) {
        System.out.printf("%-22s %s%n", workload.name(), workload.title());
        System.out.printf(
                "%-22s   %s%n", "", String.join("; ", workload.rivals().keySet()));
    }

    private List<Workload> workloads() {
        List<String> known = Workloads.all().stream().map(Workload::name).toList();
        for (String name : only) {
            if (!known.contains(name)) {
                throw wrong("no workload is called \"" + name + "\"; --list names them");
            }
        }
        return Workloads.all().stream()
                .filter(workload -> only.isEmpty() ? !isLeftOut(workload) : only.contains(workload.name()))
                .toList();
    }

    private boolean isLeftOut(Workload workload) {
        return Workloads.isLong(workload) && !check && mode() != Mode.FULL;
    }

    private Mode mode() {
        return quick ? Mode.QUICK : mode;
    }

    private Pattern pattern() {
        try {
            return Pattern.compile(rivals);
        } catch (PatternSyntaxException e) {
            throw wrong("--rivals is no regular expression: " + e.getDescription());
        }
    }

    private Path existing(Path file) {
        if (!Files.exists(file)) {
            throw wrong("there are no results in " + file);
        }
        return file;
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
