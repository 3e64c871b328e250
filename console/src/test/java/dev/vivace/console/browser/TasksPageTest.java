package dev.vivace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The header, the tree-table and its search, with the mouse and with keys. */
@ExtendWith(Browsers.class)
@TestInstance(Lifecycle.PER_CLASS)
class TasksPageTest {

    private Programme programme;

    @BeforeAll
    void start() throws Exception {
        programme = Programme.steerable();
        programme.tree();
        programme.waits(Programme.SCRIPT);
        programme.settled();
        programme.retrying();
    }

    @AfterAll
    void stop() {
        programme.close();
    }

    @Test
    void the_header_shows_what_runs() {
        try (Visit visit = Visit.to(programme.url())) {
            assertThat(visit.find("header h1")).hasText("orders");
            assertThat(visit.find("[data-figure=running] .note")).containsText("live");
            assertThat(visit.find("[data-figure=failed] b")).hasText(Pattern.compile("[1-9]"));
            assertThat(visit.find(".figure.times")).containsText("p95");
        }
    }

    @Test
    void the_token_leaves_the_address() {
        try (Visit visit = Visit.to(programme.url())) {
            assertThat(visit.page()).hasURL(Pattern.compile("http://[^#]*/"));
        }
    }

    @Test
    void a_script_in_a_name_is_text() {
        try (Visit visit = Visit.to(programme.url())) {
            assertThat(visit.row(Programme.SCRIPT)).hasCount(1);
            assertThat(visit.open(Programme.SCRIPT).locator("h2")).hasText(Programme.SCRIPT);
            assertThat(visit.find("img[src=x]")).hasCount(0);
        }
    }

    @Test
    void keys_unfold_move_open_and_close() {
        try (Visit visit = Visit.to(programme.url())) {
            Locator tree = visit.row("import orders");
            tree.click();
            assertThat(visit.find(".drawer h2")).hasText("import orders");
            visit.press("Escape");
            assertThat(visit.find(".drawer")).hasCount(0);
            assertThat(visit.find("[role=treegrid]")).isFocused();
            visit.press("ArrowRight");
            assertThat(tree).hasAttribute("aria-expanded", "true");
            assertThat(visit.row("parse lines")).hasAttribute("aria-level", "2");
            visit.press("ArrowRight", "ArrowDown", "Enter");
            assertThat(visit.find(".row.selected")).hasAttribute("aria-level", "2");
            assertThat(visit.find(".drawer .path")).containsText("import orders");
            visit.shot("tasks");
            visit.press("Escape", "ArrowLeft", "ArrowLeft");
            assertThat(tree).hasAttribute("aria-expanded", "false");
            assertThat(visit.row("parse lines")).hasCount(0);
        }
    }

    @Test
    void the_slash_searches_and_escape_leaves() {
        try (Visit visit = Visit.to(programme.url())) {
            visit.press("/");
            assertThat(visit.find("#search")).isFocused();
            visit.page().keyboard().type("part ");
            assertThat(visit.find("#task-count")).hasText("2 found");
            assertThat(visit.row("part 1")).containsText("import orders");
            visit.press("Enter");
            assertThat(visit.find("[role=treegrid]")).isFocused();
        }
    }

    @Test
    void tasks_are_found_by_state_kind_and_age() {
        try (Visit visit = Visit.to(programme.url())) {
            visit.find("[aria-label=State]").selectOption("FAILED");
            assertThat(visit.row("resize photo")).hasCount(1);
            assertThat(visit.find("#task-count")).hasText("1 found");
            visit.find("[aria-label=State]").selectOption("RUNNING");
            assertThat(visit.row("resize photo")).hasCount(0);
            assertThat(visit.row("write ledger")).hasCount(1);
            visit.find("[aria-label=Kind]").selectOption("ORCHESTRA");
            assertThat(visit.find("#task-count")).hasText("0 found");
            visit.page().getByText("Clear").click();
            visit.find("[aria-label='Older than']").selectOption("3600000");
            assertThat(visit.find(".empty")).hasText("Nothing is like this.");
        }
    }

    @Test
    void question_mark_explains_the_keys() {
        try (Visit visit = Visit.to(programme.url())) {
            visit.press("?");
            assertThat(visit.find("dialog")).containsText("unfold, fold");
            visit.press("Escape");
            assertThat(visit.find("dialog")).hasCount(0);
            visit.press("3");
            assertThat(visit.find("#tab-timeline")).hasAttribute("aria-selected", "true");
        }
    }
}
