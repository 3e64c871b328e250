package dev.vivace.console;

import dev.vivace.Runtime;
import java.io.IOException;
import java.net.URI;

/**
 * A web page that shows what a runtime runs, while it is open. One line in a program opens it:
 *
 * <pre>{@code
 * try (Console console = Console.open(runtime)) {
 *     System.out.println(console.url());
 *     ...
 * }
 * }</pre>
 *
 * <p>It listens on loopback only and lets in who has the link, whose last part is a secret token. It shows and does not
 * touch, unless {@link ConsoleBuilder#actions actions} are allowed; results and items of pipelines stay hidden, unless
 * {@link ConsoleBuilder#payloads payloads} are. Thread-safe.
 */
public interface Console extends AutoCloseable {

    /**
     * Opens a read-only console on a free port of loopback.
     *
     * @param runtime what to show
     * @return the open console; close it when done
     * @throws IOException when no port can be had
     */
    static Console open(Runtime<?, ?> runtime) throws IOException {
        return of(runtime).open();
    }

    /**
     * Begins to configure a console.
     *
     * @param runtime what to show
     * @return a builder
     */
    static ConsoleBuilder of(Runtime<?, ?> runtime) {
        return ConsoleBuilder.of(runtime);
    }

    /**
     * Where the page is, with the token. Print it for the user, and nowhere else: who has it has the console.
     *
     * @return a link for a browser
     */
    URI url();

    /** Ends the page: streams end, the port is free, a recording is gone. Closing twice does nothing. */
    @Override
    void close();
}
