package dev.vivace.cli.run;

import dev.vivace.RuntimeProvider;
import dev.vivace.console.Console;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The console of a program's default runtime, where the program is to have one. It ends with the main method, as the
 * program would not end otherwise.
 */
record Watching(@Nullable Console console) implements AutoCloseable {

    /** Whether there is to be a console. */
    static final String PROPERTY = "vivace.run.console";

    /** Opens the console and says where it is, beside what the program prints. */
    static Watching begin() throws IOException {
        if (!Boolean.getBoolean(PROPERTY)) {
            return new Watching(null);
        }
        Console console = Console.open(RuntimeProvider.find().defaultRuntime());
        System.err.println("Console: " + console.url());
        return new Watching(console);
    }

    @Override
    public void close() {
        if (console != null) {
            console.close();
        }
    }
}
