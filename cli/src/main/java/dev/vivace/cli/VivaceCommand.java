package dev.vivace.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all commands hang on. */
@Command(
        name = "vivace",
        description = "Asynchronous tasks for Java.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DemoCommand.class, RunCommand.class, TopCommand.class, HelpCommand.class},
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        footer = {"", "Try: vivace demo, or vivace run Hello.java"})
final class VivaceCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** Without a command, says which there are. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return 0;
    }
}
