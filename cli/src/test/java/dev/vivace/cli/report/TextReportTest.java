package dev.vivace.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.cli.terminal.Ink;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private final TextReport text = new TextReport(80, new Ink(false), 10);

    @Test
    void aCompleteRunIsPrintedLikeThis() {
        assertThat(print(Reports.complete())).isEqualTo("""

              Most called methods             call sites
              java.lang.Integer.valueOf(int)          39

              Most used deprecated API                call sites
              java.sql.Date.<init>(int)  for removal           2

              Largest modules  classes  instructions      size  exports  priority
              java.sql              77         4,038  144.5 kB        ?    NORMAL

              Time per phase
              map             1.5 s
              check           0.3 s

              Tasks     completed  failed  cancelled  live  median   95 %  longest
              packages          2       0          0     0  0.5 ms  50 ms    1.0 s

              Totals       by tasks  second count
              class files        77            77  same

              The flaky catalogue described 0 of 1 modules: 2 retries, 1 fallbacks.
              6 call sites use deprecated API, 2 of them API that will be removed.
              Parsing cost 64 ms of CPU (measured) and allocated 2.3 MB (measured).

            Complete. The second count found the same.
            The whole result is in vivace-demo.json.\
            """);
    }

    @Test
    void aDifferenceIsShown() {
        assertThat(print(Reports.different()))
                .contains("class files        77            78  DIFFERENT")
                .contains("The two counts differ.");
        assertThat(Reports.different().outcome().exitCode()).isEqualTo(1);
    }

    @Test
    void aFailureIsShown() {
        assertThat(print(Reports.failed()))
                .contains("  Failed\n  jdk/map/java.sql/java.sql: failed: no such file")
                .contains("Some tasks failed");
        assertThat(Reports.failed().outcome().exitCode()).isEqualTo(1);
    }

    @Test
    void anInterruptedRunListsWhatIsUnfinished() {
        assertThat(print(Reports.interrupted()))
                .contains("  Unfinished modules  packages left  of\n  java.sql                        1   2")
                .contains("  Unfinished steps\n  jdk/map/check")
                .contains("  check               -")
                .contains("Stopped by Ctrl-C. The results above are partial.");
        assertThat(Reports.interrupted().outcome().exitCode()).isEqualTo(130);
    }

    private String print(Report report) {
        return Stream.concat(text.lines(report).stream(), text.ending(report, Path.of("vivace-demo.json")).stream())
                .collect(Collectors.joining("\n"));
    }
}
