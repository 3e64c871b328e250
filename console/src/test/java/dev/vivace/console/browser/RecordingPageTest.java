package dev.vivace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A recording: made, saved, and opened again in the same page, with all views and a slider. */
@ExtendWith(Browsers.class)
@TestInstance(Lifecycle.PER_CLASS)
class RecordingPageTest {

    @TempDir
    Path directory;

    private Programme programme;

    @BeforeAll
    void start() throws Exception {
        programme = Programme.steerable();
        programme.warning(programme.tree());
        programme.settled();
        programme.orchestra();
        programme.pipeline();
    }

    @AfterAll
    void stop() {
        programme.close();
    }

    @Test
    void what_was_recorded_is_seen_again() {
        try (Visit visit = Visit.to(programme.url())) {
            Path file = record(visit);
            visit.find("input[type=file]").setInputFiles(file);
            assertThat(visit.find(".connection")).hasText("recording");
            assertThat(visit.find("header").getByText("Dump")).hasCount(0);
            slide(visit);
            assertThat(visit.row("import orders")).hasCount(1);
            visit.row("import orders").click();
            assertThat(visit.find(".drawer h2")).hasText("import orders");
            assertThat(visit.find(".steering")).hasCount(0);
            visit.shot("recording");
            visit.press("Escape");
            visit.find("#search").fill("part");
            assertThat(visit.find("#task-count")).hasText("2 found");
            assertThat(visit.view("graphs").find(".node")).hasCount(12);
            assertThat(visit.view("timeline").find(".bars canvas")).isVisible();
            assertThat(visit.view("pipelines").find("article")).containsText("clicks to warehouse");
            assertThat(visit.view("warnings").find("main .warning")).hasCount(1);
            assertThat(visit.view("runtime").find("main")).containsText("cpu threads");
            visit.page().getByText("Back to live").click();
            assertThat(visit.find(".connection")).hasText("live");
        }
    }

    @Test
    void a_file_that_is_no_recording_is_refused_with_its_line() throws Exception {
        Path other = Files.writeString(directory.resolve("other.jsonl"), "{\"a\":1}\n");
        Path broken = Files.writeString(directory.resolve("broken.jsonl"), "{\"a\":\n");
        try (Visit visit = Visit.to(programme.url())) {
            visit.find("input[type=file]").setInputFiles(other);
            assertThat(visit.find(".toast.bad")).containsText("other.jsonl is no recording");
            visit.find("input[type=file]").setInputFiles(broken);
            assertThat(visit.find(".toast.bad").last()).containsText("line 1");
            assertThat(visit.find(".connection")).hasText("live");
        }
    }

    private Path record(Visit visit) {
        Locator header = visit.find("header");
        header.getByText("● Record").click();
        assertThat(header.getByText("■ Stop recording")).isVisible();
        programme.waits("made while it was recorded");
        assertThat(visit.row("made while it was recorded")).hasCount(1);
        header.getByText("■ Stop recording").click();
        assertThat(header.getByText("● Record")).isVisible();
        Download download =
                visit.page().waitForDownload(() -> header.getByText("Save").click());
        Path file = directory.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    /** From the first moment to the last, where there is a task more. */
    private static void slide(Visit visit) {
        Locator slider = visit.find("[aria-label=Moment]");
        assertThat(slider).hasAttribute("aria-valuetext", Pattern.compile("\\d\\d:\\d\\d:\\d\\d"));
        slider.focus();
        visit.press("End");
        assertThat(visit.row("made while it was recorded")).hasCount(1);
    }
}
