package dev.vivace.cli;

import dev.vivace.cli.report.Outcome;
import dev.vivace.cli.run.Child;
import dev.vivace.cli.run.Library;
import dev.vivace.cli.run.SingleFile;
import dev.vivace.cli.run.Workshop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles a file and runs it. */
@Command(
        name = "run",
        description = {
            "Runs a program of a single file, without a build.",
            "",
            "It has Vivace and all its modules on its class path, and begins in the first class of the file, as with"
                    + " 'java FILE'. Ctrl-C cancels its tasks and ends it; a second Ctrl-C ends it at once.",
            ""
        },
        sortOptions = false,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "1:It does not compile, or its main method threw.",
            "2:An option is wrong.",
            "130:Ctrl-C.",
            "other:That of the program."
        })
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--console",
            description =
                    "Show what it runs on a web page, as long as its main method runs; the link is printed first.")
    private boolean console;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description =
                    "Keep the journals of its orchestras here, so that the same command goes on where a killed run"
                            + " was.")
    private @Nullable Path journal;

    @Parameters(index = "0", paramLabel = "FILE", description = "The source file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Parameters(index = "1..*", paramLabel = "ARG", description = "What the program gets.")
    private List<String> arguments = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Options options = new Options(spec.commandLine());
        options.readable("FILE", file);
        if (journal != null) {
            options.directory("--journal", journal);
        }
        try (Workshop workshop = Workshop.open()) {
            return run(options, workshop.directory());
        }
    }

    private int run(Options options, Path classes) throws IOException, InterruptedException {
        String library = Library.classPath();
        SingleFile program = SingleFile.of(file, library);
        if (!program.compile(classes, spec.commandLine().getErr())) {
            return spec.exitCodeOnExecutionException();
        }
        String main = program.mainClass().orElseThrow(() -> options.wrong("there is no class in " + file));
        return run(classes + File.pathSeparator + library, main);
    }

    /** Listens before there is a child, so that no Ctrl-C is lost. */
    private int run(String classPath, String main) throws IOException, InterruptedException {
        AtomicInteger presses = new AtomicInteger();
        AtomicReference<@Nullable Child> child = new AtomicReference<>();
        try (CtrlC _ = CtrlC.on(() -> press(child.get(), presses.incrementAndGet()))) {
            Child started = Child.start(classPath, properties(), main, arguments);
            child.set(started);
            if (presses.get() > 0) {
                started.stop(false);
            }
            int code = started.join();
            return presses.get() > 0 ? Outcome.INTERRUPTED.exitCode() : code;
        }
    }

    private static void press(@Nullable Child child, int count) {
        if (child != null) {
            child.stop(count > 1);
        }
    }

    private List<String> properties() {
        List<String> properties = new ArrayList<>();
        if (console) {
            properties.add("-Dvivace.run.console=true");
        }
        if (journal != null) {
            properties.add("-Ddev.vivace.journal=" + journal.toAbsolutePath());
        }
        return properties;
    }
}
