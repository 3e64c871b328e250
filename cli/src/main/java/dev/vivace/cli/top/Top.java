package dev.vivace.cli.top;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Shows the tree of a running program, once or each second until {@code q}. */
public final class Top {

    private static final String HOME = "\u001B[H";
    private static final String TO_END_OF_LINE = "\u001B[K";
    private static final String TO_END = "\u001B[J";
    private static final String OTHER_SCREEN = "\u001B[?1049h\u001B[?25l";
    private static final String SAME_SCREEN = "\u001B[?25h\u001B[?1049l";

    private final Source source;
    private final Screen screen;
    private final PrintStream out;

    private Top(Source source, Screen screen, PrintStream out) {
        this.source = source;
        this.screen = screen;
        this.out = out;
    }

    /**
     * Shows a program.
     *
     * @param source its console
     * @param screen how it is drawn
     * @param out the output
     * @return what shows it
     */
    public static Top of(Source source, Screen screen, PrintStream out) {
        return new Top(source, screen, out);
    }

    /**
     * Prints it once.
     *
     * @throws IOException when the console does not answer
     * @throws InterruptedException when the thread is interrupted
     */
    public void once() throws IOException, InterruptedException {
        screen.of(source).forEach(out::println);
    }

    /**
     * Draws it each second, until q is pressed or the program ends.
     *
     * @param keys waits for a key, a second at most
     * @throws IOException when the console does not answer at first
     * @throws InterruptedException when the thread is interrupted
     */
    public void live(Keys keys) throws IOException, InterruptedException {
        List<String> lines = screen.of(source);
        out.print(OTHER_SCREEN);
        String end = "";
        try {
            do {
                draw(lines);
                if (keys.isQuit()) {
                    return;
                }
                lines = screen.of(source);
            } while (true);
        } catch (IOException e) {
            end = "The console of " + source + " does not answer any more: the program has ended, or closed it.";
        } finally {
            out.print(SAME_SCREEN);
            if (!end.isEmpty()) {
                out.println(end);
            }
            out.flush();
        }
    }

    /** Over what was there, so that nothing flickers. */
    private void draw(List<String> lines) {
        StringBuilder all = new StringBuilder(HOME);
        lines.forEach(line -> all.append(line).append(TO_END_OF_LINE).append("\r\n"));
        out.print(all.append(screen.ink().dim("q quits")).append(TO_END));
        out.flush();
    }
}
