package dev.vivace.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one line; the stack is for those who ask with {@code -Dvivace.stack}. */
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments)
            throws Exception {
        if (Boolean.getBoolean("vivace.stack")) {
            throw failure;
        }
        command.getErr().println(command.getColorScheme().errorText("vivace: " + failure));
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
