package dev.vivace.cli;

import dev.vivace.cli.terminal.Ink;
import dev.vivace.cli.terminal.Terminal;
import dev.vivace.cli.top.Keys;
import dev.vivace.cli.top.Screen;
import dev.vivace.cli.top.Source;
import dev.vivace.cli.top.Top;
import dev.vivace.console.RunningConsole;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Attaches to the console of a running program. */
@Command(
        name = "top",
        description = {
            "Shows the tasks of a running program, each second anew.",
            "",
            "The program must have a console open: vivace demo --console, vivace run --console, or"
                    + " Console.open(runtime). Where the output is no terminal, it is printed once.",
            ""
        },
        sortOptions = false,
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:It was shown.", "1:The program does not answer.", "2:No such program, or an option is wrong."
        })
final class TopCommand implements Callable<Integer> {

    private static final int PLAIN_LINES = 60;
    private static final int USUAL_LINES = 24;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PID|URL",
            description = "A process of yours, or the link of its console, in quotes. The only one by default.")
    private @Nullable String which;

    @Option(names = "--once", description = "Print it once.")
    private boolean once;

    @Option(names = "--all", description = "Show tasks that are over, too, as long as the console remembers them.")
    private boolean all;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Options options = new Options(spec.commandLine());
        Terminal terminal = Terminal.detect();
        boolean live = terminal.live() && !once;
        int lines = live ? Integer.getInteger("vivace.lines", USUAL_LINES) : PLAIN_LINES;
        Screen screen = new Screen(terminal.columns(), lines, all, new Ink(terminal.colours()));
        try (Source source = source(options)) {
            Top top = Top.of(source, screen, System.out);
            if (live) {
                try (Keys keys = Keys.of(System.in)) {
                    top.live(keys);
                }
            } else {
                top.once();
            }
        }
        return 0;
    }

    private Source source(Options options) {
        try {
            return Source.at(link(options));
        } catch (IllegalArgumentException e) {
            throw options.wrong(String.valueOf(e.getMessage()));
        }
    }

    private URI link(Options options) {
        String given = which;
        if (given != null && !given.chars().allMatch(Character::isDigit)) {
            return URI.create(given);
        }
        List<RunningConsole> running = RunningConsole.list();
        List<RunningConsole> fitting = running.stream()
                .filter(console -> given == null || given.equals(Long.toString(console.pid())))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst().url();
        }
        if (running.isEmpty()) {
            throw options.wrong(
                    "no program of yours has a console open; try 'vivace demo --console' in another terminal");
        }
        throw options.wrong(
                fitting.isEmpty()
                        ? "process " + given + " has no console; there are" + names(running)
                        : "which one? Give the process, or the link where a process has several:" + names(fitting));
    }

    private static String names(List<RunningConsole> consoles) {
        return consoles.stream().map(console -> "%n  ".formatted() + console).collect(Collectors.joining());
    }
}
