package dev.vivace.cli.ingest;

import dev.vivace.cli.terminal.Ink;
import dev.vivace.cli.terminal.Numbers;
import dev.vivace.cli.terminal.Table;
import dev.vivace.cli.terminal.Terminal;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What is printed. Progress is one line that is written over, or now and then a line where that is not possible. */
final class IngestLines {

    private static final int BAD_ROWS = 5;
    private static final Duration LIVE = Duration.ofMillis(200);
    private static final Duration PLAIN = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final PrintStream out;
    private final Ink ink;

    // Guarded by this: progress comes from the pipeline's listener, the rest from the command's thread.
    private int painted;

    IngestLines(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
        ink = new Ink(terminal.colours());
    }

    Duration interval() {
        return terminal.live() ? LIVE : PLAIN;
    }

    synchronized void line(String text) {
        if (painted > 0) {
            out.println();
            painted = 0;
        }
        out.println(text);
    }

    void making(long rows) {
        progress("  make      " + Numbers.count(rows) + " rows");
    }

    void ingesting(Progress progress) {
        String left = progress.left()
                .filter(time -> !progress.complete())
                .map(time -> "  " + Numbers.seconds(time) + " left")
                .orElse("");
        progress("  ingest    %s rows  %s/s%s"
                .formatted(Numbers.count(progress.done()), Numbers.count(Math.round(progress.perSecond())), left));
    }

    private synchronized void progress(String text) {
        if (!terminal.live()) {
            out.println(text);
            return;
        }
        out.print("\r" + text + " ".repeat(Math.max(0, painted - text.length())));
        out.flush();
        painted = text.length();
    }

    synchronized void table(List<Station> stations, int top) {
        Table table = Table.of("Station", "readings", "min", "mean", "max");
        stations.stream()
                .limit(top)
                .forEach(station -> table.row(
                        station.name(),
                        station.count(),
                        degrees(station.min() / 10.0),
                        degrees(station.mean()),
                        degrees(station.max() / 10.0)));
        line("");
        table.lines(terminal.columns(), ink).forEach(this::line);
        if (stations.size() > top) {
            line("  and " + Numbers.count(stations.size() - top) + " more; --top prints more of them");
        }
        line("");
    }

    synchronized void bad(List<DeadLetter<?>> letters, long count) {
        if (count == 0) {
            return;
        }
        line("  " + Numbers.count(count) + (count == 1 ? " row is" : " rows are") + " no reading:");
        letters.stream()
                .limit(BAD_ROWS)
                .forEach(letter -> line("    " + letter.error().message()));
        line("");
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
