package dev.vivace.cli;

import dev.vivace.cli.look.Showing.Show;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a command that can show itself on a web page. */
final class ConsoleOptions {

    private static final int LARGEST_PORT = 65_535;

    @Option(
            names = "--console",
            description =
                    "Show the run on a web page, which may also cancel and pause; the link is printed. At a terminal"
                            + " the page stays until Ctrl-C.")
    private boolean console;

    @Option(
            names = "--console-port",
            paramLabel = "PORT",
            description = "Where that page is: 127.0.0.1 and this port. A free one by default.")
    private @Nullable Integer port;

    /** What was asked for. */
    Show checked(Options options) {
        if (port == null) {
            return new Show(console, 0);
        }
        if (!console) {
            throw options.wrong("--console-port needs --console");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw options.wrong("--console-port must be 0 to 65535, was " + port);
        }
        return new Show(true, port);
    }

    /** Waits for Ctrl-C. */
    static void awaitCtrlC() throws InterruptedException {
        CountDownLatch pressed = new CountDownLatch(1);
        try (CtrlC _ = CtrlC.on(pressed::countDown)) {
            pressed.await();
        }
    }
}
