package dev.vivace.examples.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What happened, line by line, in a file that outlives the process: each line is in it when {@link #note} returns.
 * Thread-safe.
 */
record Trace(Path file) {

    private static final OpenOption[] APPEND = {
        StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND
    };

    /** A process began. */
    static final String START = "start";
    /** The work of a task began: run, task. */
    static final String BEGIN = "begin";
    /** Somebody saw that a task had completed: run, task. */
    static final String DONE = "done";
    /** A run has ended: run, a number of all results. */
    static final String RESULT = "result";

    /** An interrupt would close a channel, so one is opened for each line. */
    void note(String... words) {
        try {
            Files.write(file, (String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8), APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
