package dev.vivace.cli.look;

import dev.vivace.Runtime;
import dev.vivace.cli.terminal.Terminal;
import dev.vivace.console.Console;
import java.io.IOException;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** A console of a run, open as long as this is. Made by {@link Show#of}. */
public final class Showing implements AutoCloseable {

    private final @Nullable Console console;
    private final Terminal terminal;
    private final PrintStream out;

    private Showing(@Nullable Console console, Terminal terminal, PrintStream out) {
        this.console = console;
        this.terminal = terminal;
        this.out = out;
    }

    /**
     * Whether a run is to have a console, and where.
     *
     * @param wanted whether it is
     * @param port 0 takes a free one
     */
    public record Show(boolean wanted, int port) {

        /** No console. */
        public static final Show NOTHING = new Show(false, 0);

        /**
         * Opens the console where one is wanted, and prints its link.
         *
         * @param runtime what to show
         * @param terminal what the output can do
         * @param out the output
         * @return what is to be closed when the run is over
         * @throws IOException when the port cannot be had
         */
        public Showing of(Runtime<?, ?> runtime, Terminal terminal, PrintStream out) throws IOException {
            if (!wanted) {
                return new Showing(null, terminal, out);
            }
            Console console = Console.of(runtime).port(port).actions(true).open();
            out.println("Console: " + console.url());
            return new Showing(console, terminal, out);
        }
    }

    /** Waits for somebody to interrupt it. */
    @FunctionalInterface
    public interface Interruption {

        /**
         * Waits.
         *
         * @throws InterruptedException when the thread is interrupted
         */
        void await() throws InterruptedException;
    }

    /**
     * Keeps the page after the run, so that it can be looked at, where somebody sits at a terminal; a script goes on at once.
     *
     * @param ctrlC waits for it
     * @throws InterruptedException when the thread is interrupted
     */
    public void stay(Interruption ctrlC) throws InterruptedException {
        if (console != null && terminal.live()) {
            out.println("The run is over; the console stays open at " + console.url());
            out.println("Ctrl-C closes it.");
            ctrlC.await();
        }
    }

    @Override
    public void close() {
        if (console != null) {
            console.close();
        }
    }
}
