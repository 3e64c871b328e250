package dev.vivace.cli;

import dev.vivace.cli.terminal.Terminal;
import java.util.Objects;
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
        System.exit(commandLine(Terminal.detect()).execute(args));
    }

    /** All commands, as a terminal can show them. */
    static CommandLine commandLine(Terminal terminal) {
        Ansi ansi = terminal.colours() ? Ansi.ON : Ansi.OFF;
        CommandLine command = new CommandLine(new VivaceCommand());
        // What follows the file is the program's own.
        Objects.requireNonNull(command.getSubcommands().get("run")).setStopAtPositional(true);
        return command.setColorScheme(Help.defaultColorScheme(ansi))
                .setUsageHelpWidth(Math.clamp(terminal.columns() - 1, 60, 100))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new ErrorHandler())
                .setExecutionExceptionHandler(new FailureHandler());
    }
}
