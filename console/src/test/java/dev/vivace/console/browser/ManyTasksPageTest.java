package dev.vivace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred thousand tasks: the table fetches and draws what is in the window and no more. */
@ExtendWith(Browsers.class)
@TestInstance(Lifecycle.PER_CLASS)
class ManyTasksPageTest {

    private static final int COUNT = 100_000;

    private Programme programme;

    @BeforeAll
    void start() throws Exception {
        programme = Programme.narrow();
        programme.many(COUNT);
    }

    @AfterAll
    void stop() {
        programme.close();
    }

    @Test
    void they_are_folded_until_asked_for_and_then_a_window_of_them_is_drawn() {
        try (Visit visit = Visit.to(programme.url())) {
            assertThat(visit.find("#task-count")).hasText("1 root");
            visit.row("crawl").click();
            visit.press("Escape", "ArrowRight");
            assertThat(visit.find("[role=treegrid]")).hasAttribute("aria-rowcount", String.valueOf(COUNT + 2));
            assertThat(visit.row("page 0")).hasCount(1);
            visit.press("End");
            assertThat(visit.row("page " + (COUNT - 1))).isVisible();
            Assertions.assertThat(visit.find("[role=row]").count()).isLessThan(80);
            visit.shot("many");
            visit.press("PageUp", "ArrowLeft");
            assertThat(visit.find(".row.focused")).containsText("crawl");
        }
    }

    @Test
    void scrolling_through_all_of_them_stays_fluent() {
        try (Visit visit = Visit.to(programme.url())) {
            visit.find("#search").fill("page");
            assertThat(visit.find("#task-count")).hasText("100,000 found");
            List<?> times = (List<?>) visit.page().evaluate("""
                async () => {
                  const scroller = document.querySelector('.scroller');
                  const times = [];
                  for (let i = 0; i < 60; i++) {
                    const begin = performance.now();
                    scroller.scrollTop += 20_000;
                    scroller.dispatchEvent(new Event('scroll'));
                    await new Promise((done) => setTimeout(done));
                    scroller.getBoundingClientRect();
                    times.push(performance.now() - begin);
                  }
                  return times.sort((a, b) => a - b);
                }\
                """);
            double median = ((Number) times.get(times.size() / 2)).doubleValue();
            System.out.printf("100,000 tasks: a jump of 667 rows takes %.1f ms in the middle%n", median);
            Assertions.assertThat(median).isLessThan(250);
            visit.page().evaluate("document.querySelector('.scroller').scrollTop = 1_500_000");
            assertThat(visit.row("page 50010")).isVisible();
        }
    }

    @Test
    void one_of_them_is_found_by_its_name() {
        try (Visit visit = Visit.to(programme.url())) {
            visit.find("#search").fill("page 77777");
            assertThat(visit.find("#task-count")).hasText("1 found");
            assertThat(visit.row("page 77777")).containsText("pending");
        }
    }
}
