package dev.vivace.cli.report;

import dev.vivace.cli.demo.Watcher;
import dev.vivace.cli.terminal.Terminal;
import java.io.PrintStream;

/** Shows progress, and what is to be said meanwhile. Thread-safe: the root task and Ctrl-C write to it. */
public interface Display extends Watcher {

    /**
     * Says something on a line of its own, and shows no more progress.
     *
     * @param line what to say
     */
    void interrupt(String line);

    /**
     * A display for an output.
     *
     * @param terminal what the output can do
     * @param out the output
     * @return one that writes over its last line, where that is possible
     */
    static Display on(Terminal terminal, PrintStream out) {
        return terminal.live()
                ? new LiveDisplay(terminal, out, System::nanoTime)
                : new PlainDisplay(out, System::nanoTime);
    }
}
