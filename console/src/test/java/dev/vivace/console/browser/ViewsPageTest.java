package dev.vivace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The views beside the task table, in light and dark. */
@ExtendWith(Browsers.class)
@TestInstance(Lifecycle.PER_CLASS)
class ViewsPageTest {

    private Programme programme;

    @BeforeAll
    void start() throws Exception {
        programme = Programme.steerable();
        programme.warning(programme.tree());
        programme.settled();
        programme.retrying();
        programme.orchestra();
        programme.pipeline();
    }

    @AfterAll
    void stop() {
        programme.close();
    }

    @Test
    void an_orchestra_is_a_picture_of_states_that_moves() {
        try (Visit visit = Visit.to(programme.url()).view("graphs")) {
            assertThat(visit.find(".node")).hasCount(12);
            assertThat(visit.find(".edge")).hasCount(15);
            assertThat(visit.find("[data-node=resolve]")).hasClass(Pattern.compile("tone-completed"));
            assertThat(visit.find("[data-node='unit tests']")).hasClass(Pattern.compile("tone-running"));
            assertThat(visit.find("[data-node=publish]")).hasClass(Pattern.compile("tone-pending"));
            assertThat(visit.find(".edge.critical").first()).isVisible();
            visit.shot("orchestra");
            Locator picture = visit.find("svg.graph");
            String before = picture.getAttribute("viewBox");
            picture.focus();
            visit.press("+", "ArrowLeft");
            assertThat(picture).not().hasAttribute("viewBox", before);
            visit.press("0");
            visit.find("[data-node='unit tests']").focus();
            visit.press("Enter");
            assertThat(visit.find(".drawer h2")).hasText("unit tests");
        }
    }

    @Test
    void the_timeline_draws_bars_and_moves_in_time() {
        try (Visit visit = Visit.to(programme.url()).view("timeline")) {
            Locator canvas = visit.find(".bars canvas");
            assertThat(canvas).hasAttribute("aria-label", Pattern.compile("[1-9]\\d* tasks over 1 min 0 s"));
            org.assertj.core.api.Assertions.assertThat(colours(visit)).isGreaterThan(3);
            visit.shot("timeline");
            visit.find(".segmented").getByText("10 s").click();
            assertThat(canvas).hasAttribute("aria-label", Pattern.compile("over 10 s"));
            visit.find("[aria-label=Earlier]").click();
            visit.page().getByText("Follow").click();
            assertThat(visit.find("[aria-label=Later]")).isDisabled();
        }
    }

    /** How many colours the canvas has: one means that nothing was drawn. */
    private static int colours(Visit visit) {
        return ((Number) visit.page().evaluate("""
            () => {
              const canvas = document.querySelector('.bars canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              return new Set(new Uint32Array(data.buffer)).size;
            }\
            """)).intValue();
    }

    @Test
    void a_pipeline_shows_its_counts_and_letters_and_can_be_paused() {
        try (Visit visit = Visit.to(programme.url()).view("pipelines")) {
            Locator card = visit.find("article").filter(new Locator.FilterOptions().setHasText("clicks to warehouse"));
            assertThat(card.locator(".letters-button")).hasText("10 dead letters");
            assertThat(card.locator(".u-over")).isVisible();
            assertThat(card).containsText("buffer");
            card.locator(".letters-button").click();
            assertThat(card.locator(".letters tbody tr")).hasCount(10);
            assertThat(card.locator(".letters")).containsText("no <i>such</i> click: 9");
            visit.shot("pipelines");
            card.getByText("Replay all").click();
            assertThat(card.locator(".letters-button")).hasText("0 dead letters");
            visit.view("actions");
            assertThat(visit.find("main")).containsText("10 items handed back to the receivers");
            visit.view("pipelines");
            card.getByText("Pause source").click();
            assertThat(card).containsText("paused");
            card.getByText("Resume").click();
            assertThat(card.getByText("Pause source")).isVisible();
        }
    }

    @Test
    void a_warning_says_what_to_do() {
        try (Visit visit = Visit.to(programme.url())) {
            assertThat(visit.find("#tab-warnings .badge")).hasText("1");
            visit.view("warnings");
            assertThat(visit.find("main .warning")).containsText("see what that thread does <u>there</u>.");
            assertThat(visit.find("main .warning")).containsText("worker-3");
            visit.shot("warnings");
            visit.find("main .warning .link").click();
            assertThat(visit.find(".drawer .warning")).containsText("stuck");
        }
    }

    @Test
    void the_runtime_view_shows_the_gauges() {
        try (Visit visit = Visit.to(programme.url(), ColorScheme.DARK).view("runtime")) {
            assertThat(visit.find("main")).containsText("cpu threads");
            assertThat(visit.find("main .u-over")).hasCount(2);
            visit.shot("runtime-dark");
        }
    }

    @Test
    void light_and_dark_follow_the_system_until_the_user_chooses() {
        try (Visit visit = Visit.to(programme.url(), ColorScheme.DARK)) {
            assertThat(visit.find("html")).hasAttribute("data-theme", "dark");
            assertThat(visit.find("body")).hasCSS("background-color", "rgb(19, 22, 24)");
            visit.shot("dark");
            visit.find("[aria-label='Light or dark']").click();
            assertThat(visit.find("html")).hasAttribute("data-theme", "light");
            visit.page().reload();
            assertThat(visit.find("html")).hasAttribute("data-theme", "light");
            assertThat(visit.find(".connection.live")).isVisible();
        }
    }

    @Test
    void a_page_without_the_token_is_told_so() {
        String address = programme.url().toString().replaceFirst("#.*", "");
        try (var context = Browsers.browser().newContext()) {
            var page = context.newPage();
            page.navigate(address);
            assertThat(page.locator(".door h1")).hasText("This console needs its link");
            assertThat(page.locator("[role=treegrid]")).hasCount(0);
        }
    }
}
