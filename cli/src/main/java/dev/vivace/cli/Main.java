package dev.vivace.cli;

import dev.vivace.cli.terminal.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The program. */
public final class Main {

    private Main() {}

    /**
     * Runs a command and exits.
     *
     * @param args the command, and what it takes
     */
    public static void main(String[] args) {
        System.exit(run(Terminal.detect(), args));
    }

    /** Runs a command; gives the exit code. */
    static int run(Terminal terminal, String... args) {
        Ansi ansi = terminal.colours() ? Ansi.ON : Ansi.OFF;
        return new CommandLine(new VivaceCommand())
                .setColorScheme(Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(Math.clamp(terminal.columns() - 1, 60, 100))
                .setExecutionExceptionHandler(new FailureHandler())
                .execute(args);
    }
}
