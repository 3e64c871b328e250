package dev.vivace.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivace.RuntimeProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** docs/CONFORMANCE.md says what is true, and no row that was kept is lost. */
class GapReportTest {

    private static final String UPDATE = "vivace.conformance.update";
    private static final Path REPORT = Path.of("..", "docs", "CONFORMANCE.md");

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void the_report_in_docs_is_true() throws Exception {
        GapReport report = GapReport.of(
                VirtualRuntimeConformanceTest.class, RuntimeProvider.find().runtimeBuilder());
        String now = report.text();
        String committed = Files.exists(REPORT) ? Files.readString(REPORT) : "";
        assertThat(GapReport.worse(committed, now))
                .as("rows that were kept and are not any more, because of\n%s", String.join("\n", report.failures()))
                .isEmpty();
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, now);
            return;
        }
        assertThat(now)
                .as("docs/CONFORMANCE.md is stale; run: mvn -pl tck -am verify -D%s=true", UPDATE)
                .isEqualTo(committed);
    }

    @Test
    void a_row_that_is_kept_no_more_is_found() {
        String kept = "| 1 | `AsyncTask<T, I>` | declared | equal | X | S1 |  |  | kept |\n"
                + "| 2 | `TaskId` | declared | equal | X | T1 |  |  | in part |\n";
        assertThat(GapReport.worse(kept, kept)).isEmpty();
        assertThat(GapReport.worse(kept, kept.replace("| kept |", "| **broken** |")))
                .containsExactly("1 AsyncTask<T, I>");
        assertThat(GapReport.worse(kept, "")).containsExactly("1 AsyncTask<T, I>");
        assertThat(GapReport.worse("", kept)).isEmpty();
    }
}
