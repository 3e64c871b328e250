package dev.vivace.cli;

import dev.vivace.Runtime;
import dev.vivace.SpawningTask;
import dev.vivace.cli.demo.JdkMap;
import dev.vivace.cli.demo.Logbook;
import dev.vivace.cli.demo.Plan;
import dev.vivace.cli.look.Showing;
import dev.vivace.cli.look.Showing.Show;
import dev.vivace.cli.report.Display;
import dev.vivace.cli.report.JsonFile;
import dev.vivace.cli.report.Outcome;
import dev.vivace.cli.report.Report;
import dev.vivace.cli.report.ReportMaker;
import dev.vivace.cli.report.TextReport;
import dev.vivace.cli.terminal.Ink;
import dev.vivace.cli.terminal.Terminal;
import dev.vivace.id.TaskId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One run of the demo, from the first line to the exit code.
 *
 * @param plan what to do
 * @param hold for tests
 * @param terminal what the output can do
 * @param top how long printed lists are
 * @param json where the whole result goes
 * @param show whether it is shown on a web page, too
 * @param out the output
 */
record DemoRun(Plan plan, Hold hold, Terminal terminal, int top, Path json, Show show, PrintStream out) {

    /** The JSON file may be longer than a screen. */
    private static final int LONG_LIST = 100;

    /** Runs it; gives the exit code. */
    int run() throws IOException, InterruptedException {
        print(text().heading(plan));
        try (Runtime<@Nullable Object, TaskId> runtime = JdkMap.runtime(plan);
                Showing showing = show.of(runtime, terminal, out)) {
            Display display = Display.on(terminal, out);
            AtomicBoolean written = new AtomicBoolean();
            JdkMap map = new JdkMap(plan, hold.around(display, out), made -> {
                JsonFile.write(report(made, false, runtime), json);
                written.set(true);
            });
            SpawningTask<?, ?> jdk = map.start(runtime);
            Stop stop = new Stop(jdk, display::interrupt);
            try (CtrlC _ = CtrlC.on(stop)) {
                jdk.awaitResult();
                Report report = report(map, stop.wasAsked(), runtime);
                if (!written.get()) {
                    JsonFile.write(report, json);
                }
                tell(report, map.logbook());
                if (!stop.wasAsked()) {
                    showing.stay(ConsoleOptions::awaitCtrlC);
                }
                runtime.shutdown(Duration.ZERO);
                return stop.wasAsked()
                        ? Outcome.INTERRUPTED.exitCode()
                        : report.outcome().exitCode();
            }
        }
    }

    private Report report(JdkMap map, boolean interrupted, Runtime<?, TaskId> runtime) {
        return ReportMaker.report(map, Version.text(), interrupted, Math.max(top, LONG_LIST), runtime.abandoned());
    }

    private void tell(Report report, Logbook logbook) {
        print(text().lines(report));
        print(text().run(logbook));
        print(text().ending(report, json));
    }

    private TextReport text() {
        return new TextReport(terminal.columns(), new Ink(terminal.colours()), top);
    }

    private void print(List<String> lines) {
        lines.forEach(out::println);
    }
}
