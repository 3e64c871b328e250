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
    private static final String GAP = "  ";

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private final int columns;
    private final int widestBar;
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
        widestBar = Math.clamp(columns / 4, 4, 30);
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
            write(state.summary(classes, nanoTime.getAsLong()));
            newLine();
            state = null;
        }
    }

    @Override
    public synchronized void interrupt(String line) {
        if (painted > 0) {
            newLine();
        }
        out.println(line);
        state = null;
    }

    private void paint(ProgressState now) {
        paintedNanos = nanoTime.getAsLong();
        String elapsed = now.elapsed(paintedNanos);
        if (!now.hasSize()) {
            write(now.label() + elapsed);
            return;
        }
        String text = "  " + now.figures() + "  " + elapsed;
        int room = columns - 1 - now.label().length() - text.length();
        int width = Math.clamp(room, 0, widestBar);
        String where = fitting(now.where(), room - width);
        write(
                now.label() + bar.draw(now.fraction(), width, ink) + text + ink.dim(where),
                now.label().length() + width + text.length() + where.length());
    }

    private void write(String plainLine) {
        write(plainLine, plainLine.length());
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

    /** A name with a gap before it, or nothing where there is no room. */
    private static String fitting(String name, int room) {
        return name.isEmpty() || name.length() + GAP.length() > room ? "" : GAP + name;
    }
}
