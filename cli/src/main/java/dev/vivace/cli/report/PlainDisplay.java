package dev.vivace.cli.report;

import dev.vivace.cli.demo.Phase;
import dev.vivace.cli.demo.Progress;
import java.io.PrintStream;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Progress as plain lines: one for each quarter of a phase, one at its end. */
final class PlainDisplay implements Display {

    private static final int STEPS = 4;

    private final PrintStream out;
    private final LongSupplier nanoTime;

    // Guarded by this; all callers read and write them.
    private @Nullable ProgressState state;
    private int steps;

    PlainDisplay(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void began(Phase phase, int classes) {
        state = new ProgressState(phase, classes, nanoTime.getAsLong());
        steps = 0;
    }

    @Override
    public synchronized void advanced(Progress progress) {
        if (state != null) {
            state.add(progress);
            int reached = (int) (state.fraction() * STEPS);
            if (reached > steps && reached < STEPS) {
                out.println(state.label() + state.figures());
            }
            steps = reached;
        }
    }

    @Override
    public void tick() {
        // a plain line does not move
    }

    @Override
    public synchronized void ended(Phase phase, int classes) {
        if (state != null) {
            out.println(state.summary(classes, nanoTime.getAsLong()));
            state = null;
        }
    }

    @Override
    public synchronized void interrupt(String line) {
        state = null;
        out.println(line);
    }
}
