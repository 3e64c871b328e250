package dev.vivace.cli.report;

import dev.vivace.cli.demo.Phase;
import dev.vivace.cli.demo.Progress;
import dev.vivace.cli.terminal.Numbers;
import java.time.Duration;
import java.util.Locale;

/** How far the phase that runs has come. Used by whoever holds the display's lock. */
final class ProgressState {

    private final Phase phase;
    private final int classes;
    private final long beganNanos;
    private int done;
    private String where = "";

    ProgressState(Phase phase, int classes, long nowNanos) {
        this.phase = phase;
        this.classes = classes;
        beganNanos = nowNanos;
    }

    void add(Progress progress) {
        done = Math.min(classes, done + progress.classes());
        where = progress.module();
    }

    /** 0 to 1. */
    double fraction() {
        return classes == 0 ? 0 : (double) done / classes;
    }

    String label() {
        return String.format(Locale.ROOT, "  %-10s", phase.text());
    }

    String figures() {
        return String.format(
                Locale.ROOT, "%3.0f %%  %s of %s", 100 * fraction(), Numbers.count(done), Numbers.count(classes));
    }

    String where() {
        return where;
    }

    String elapsed(long nowNanos) {
        return Numbers.seconds(Duration.ofNanos(nowNanos - beganNanos));
    }

    /** The line that stays. */
    String summary(int all, long nowNanos) {
        String what = Numbers.count(all) + " class files " + participle();
        return String.format(Locale.ROOT, "%s%-36s%8s", label(), what, elapsed(nowNanos));
    }

    private String participle() {
        return switch (phase) {
            case DISCOVER -> "found";
            case MAP -> "parsed";
            case DESCRIBE -> "described";
            case CHECK -> "counted again";
        };
    }

    /** Whether anybody knows how much there is to do. */
    boolean hasSize() {
        return classes > 0;
    }
}
