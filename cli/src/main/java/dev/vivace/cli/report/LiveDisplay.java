package dev.vivace.cli.report;

import dev.vivace.cli.demo.Phase;
import dev.vivace.cli.demo.Progress;
import dev.vivace.cli.terminal.Bar;
import dev.vivace.cli.terminal.Ink;
import dev.vivace.cli.terminal.Terminal;
import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Progress as one line that is written over, a few times a second. A carriage return is all it needs of the terminal; only
 * colours take escape codes.
 */
final class LiveDisplay implements Display {

    private static final long FRAME_NANOS = 80_000_000;
    private static final int BAR = 30;

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final int columns;
    private final Ink ink;
    private final Bar bar;

    // Guarded by this; all callers read and write them.
    private @Nullable ProgressState state;
    private long paintedNanos;
    private int painted;

    LiveDisplay(Terminal terminal, PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
        columns = terminal.columns();
        ink = new Ink(terminal.colours());
        bar = Bar.in(out.charset());
    }

    @Override
    public synchronized void began(Phase phase, int classes) {
        state = new ProgressState(phase, classes, nanoTime.getAsLong());
        paint(state);
    }

    @Override
    public synchronized void advanced(Progress progress) {
        if (state != null) {
            state.add(progress);
            tick();
        }
    }

    @Override
    public synchronized void tick() {
        if (state != null && nanoTime.getAsLong() - paintedNanos >= FRAME_NANOS) {
            paint(state);
        }
    }

    @Override
    public synchronized void ended(Phase phase, int classes) {
        if (state != null) {
            String line = state.summary(classes, nanoTime.getAsLong());
            write(line, line.length());
            newLine();
            state = null;
        }
    }

    @Override
    public synchronized void say(String line) {
        write(line, line.length());
        newLine();
    }

    private void paint(ProgressState now) {
        paintedNanos = nanoTime.getAsLong();
        String elapsed = now.elapsed(paintedNanos);
        if (!now.hasSize()) {
            String line = now.label() + elapsed;
            write(line, line.length());
            return;
        }
        String text = "  " + now.figures() + "  " + elapsed;
        int width = Math.min(BAR, columns - 1 - now.label().length() - text.length());
        String where = fitting("  " + now.where(), columns - 1 - now.label().length() - width - text.length());
        write(
                now.label() + bar.draw(now.fraction(), width, ink) + text + ink.dim(where),
                now.label().length() + width + text.length() + where.length());
    }

    /** Writes over the line; {@code length} is how much of it can be seen. */
    private void write(String line, int length) {
        out.print("\r" + line + " ".repeat(Math.max(0, painted - length)));
        out.flush();
        painted = length;
    }

    private void newLine() {
        out.println();
        painted = 0;
    }

    private static String fitting(String text, int room) {
        return text.length() <= room ? text : "";
    }
}
