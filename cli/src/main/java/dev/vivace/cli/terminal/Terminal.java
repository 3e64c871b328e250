package dev.vivace.cli.terminal;

import java.io.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the place where the output goes can do.
 *
 * @param live whether a line can be written over
 * @param colours whether escape codes for colours are welcome
 * @param columns how wide it is
 */
public record Terminal(boolean live, boolean colours, int columns) {

    /** A file or a pipe: lines of text and nothing else. */
    public static final Terminal PLAIN = new Terminal(false, false, 100);

    private static final int NARROWEST = 50;

    /**
     * Looks at the process's own terminal. The launcher, which can tell better, says how wide it is.
     *
     * @return what it can do
     */
    public static Terminal detect() {
        return detect(System.getProperty("vivace.columns"), System.console(), System.getenv());
    }

    /**
     * Decides what a terminal can do.
     *
     * @param columns what the launcher said: 0 when the output is no terminal
     * @param console what the JVM knows, asked when the launcher said nothing
     * @param environment may have {@code TERM} and {@code NO_COLOR}
     * @return what it can do
     */
    static Terminal detect(@Nullable String columns, @Nullable Console console, Map<String, String> environment) {
        int width = columns != null ? Integer.parseInt(columns) : console != null && console.isTerminal() ? 80 : 0;
        if (width == 0 || environment.getOrDefault("TERM", "dumb").equals("dumb")) {
            return PLAIN;
        }
        boolean colours = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(true, colours, Math.max(width, NARROWEST));
    }
}
