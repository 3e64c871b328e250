package dev.vivace.cli;

import dev.vivace.cli.demo.Plan;
import dev.vivace.cli.look.Showing.Show;
import dev.vivace.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Maps the JDK, and tells what it found. */
@Command(
        name = "demo",
        description = {
            "Maps the JDK that runs it.",
            "",
            "A graph of tasks: scan, parse, enrich, rank, write. Modules are parents, packages their children. Ctrl-C"
                    + " stops it and prints what there is; a second Ctrl-C insists.",
            ""
        },
        subcommands = IngestCommand.class,
        sortOptions = false,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything was counted, twice, with the same result.",
            "1:The two counts differ, or a task failed.",
            "2:An option is wrong.",
            "130:Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--modules",
            split = ",",
            paramLabel = "NAME",
            description = "Only these modules, such as java.base,java.sql. All of them by default.")
    private List<String> modules = new ArrayList<>();

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "How long the lists are that are printed (default: ${DEFAULT-VALUE}).")
    private int top = 10;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "How many class files are parsed at a time. One per processor by default.")
    private int parallel = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where to write the whole result (default: ${DEFAULT-VALUE}).")
    private Path json = Path.of("vivace-demo.json");

    @Option(names = "--no-check", description = "Do not count a second time.")
    private boolean unchecked;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides when the flaky step fails (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "Keep what is done here, so that the same command goes on where a killed run was.")
    private @Nullable Path journal;

    @Option(names = "--plain", description = "Plain lines, as if the output were no terminal.")
    private boolean plain;

    @Mixin
    private ConsoleOptions console = new ConsoleOptions();

    @Option(names = "--hold", hidden = true, description = "Holds the run when the map is made.")
    private Hold hold = Hold.NONE;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Options options = new Options(spec.commandLine());
        Plan plan = new Plan(
                options.modules(modules),
                options.atLeastOne("--parallel", parallel),
                seed,
                !unchecked,
                Optional.ofNullable(journal));
        options.atLeastOne("--top", top);
        options.writable("--json", json);
        if (journal != null) {
            options.directory("--journal", journal);
        }
        Show show = console.checked(options);
        Terminal terminal = plain ? Terminal.PLAIN : Terminal.detect();
        return new DemoRun(plan, hold, terminal, top, json, show, System.out).run();
    }
}
