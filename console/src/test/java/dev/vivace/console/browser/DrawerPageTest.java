package dev.vivace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The drawer of one task: what it says, and what can be done from it. */
@ExtendWith(Browsers.class)
@TestInstance(Lifecycle.PER_CLASS)
class DrawerPageTest {

    private Programme programme;
    private SpawningTask<String, TaskId> retrying;

    @BeforeAll
    void start() throws Exception {
        programme = Programme.steerable();
        programme.tree();
        programme.settled();
        retrying = programme.retrying();
    }

    @AfterAll
    void stop() {
        programme.close();
    }

    @Test
    void it_tells_attempts_deadline_stack_and_cost() {
        try (Visit visit = Visit.to(programme.url())) {
            Locator drawer = visit.open("import orders");
            assertThat(drawer.locator(".pill").first()).hasText("running");
            assertThat(drawer).containsText("29 min");
            assertThat(drawer.locator(".stack")).containsText("linger");
            assertThat(drawer.locator(".metrics tbody tr").first()).containsText("not known");
            assertThat(drawer.locator(".metrics tbody tr").first()).containsText("unavailable");
            assertThat(drawer.locator(".history")).containsText("running");
            assertThat(drawer).containsText("harbour <b>office</b>");
        }
    }

    @Test
    void an_error_is_text() {
        try (Visit visit = Visit.to(programme.url())) {
            Locator drawer = visit.open("send invoice");
            assertThat(drawer.locator(".history")).containsText("attempt 1 failed");
            assertThat(drawer.locator(".history")).containsText("the <b>post</b> is closed");
            visit.shot("drawer");
        }
    }

    @Test
    void a_settled_task_is_still_there_and_cannot_be_cancelled() {
        try (Visit visit = Visit.to(programme.url())) {
            Locator drawer = visit.open("resize photo");
            assertThat(drawer.locator(".history")).containsText("no such photo");
            assertThat(drawer.locator(".steering")).hasCount(0);
        }
    }

    @Test
    void retry_now_ends_the_wait() throws Exception {
        try (Visit visit = Visit.to(programme.url())) {
            visit.open("send invoice").getByText("Retry now").click();
            org.assertj.core.api.Assertions.assertThat(retrying.await()).isEqualTo("sent");
            assertThat(visit.find(".drawer .pill").first()).hasText("completed");
        } finally {
            retrying = programme.retrying();
        }
    }

    @Test
    void a_task_is_cancelled_at_each_level() {
        for (String level : new String[] {"Cancel", "Kill", "Kill hard"}) {
            String name = "victim of " + level;
            programme.waits(name);
            try (Visit visit = Visit.to(programme.url())) {
                visit.open(name)
                        .getByText(level, new Locator.GetByTextOptions().setExact(true))
                        .click();
                if (!level.equals("Cancel")) {
                    Locator question = visit.find("dialog");
                    assertThat(question.locator("h2")).hasText(level + " “" + name + "”?");
                    visit.shot("confirm");
                    question.locator("button.danger").click();
                }
                assertThat(visit.find(".drawer .pill").first())
                        .hasText(level.equals("Cancel") ? "stopping" : "cancelled");
                assertThat(visit.find(".toast")).containsText("cancel");
            }
        }
    }

    @Test
    void what_is_kept_is_kept() {
        SpawningTask<Boolean, TaskId> spared = programme.waits("spared");
        try (Visit visit = Visit.to(programme.url())) {
            visit.open("spared").getByText("Kill hard").click();
            visit.find("dialog").getByText("Keep it").click();
            assertThat(visit.find("dialog")).hasCount(0);
            org.assertj.core.api.Assertions.assertThat(spared.isDone()).isFalse();
        }
    }

    @Test
    void the_priority_is_changed() {
        programme.waits("patient");
        try (Visit visit = Visit.to(programme.url())) {
            visit.open("patient").locator("select").selectOption("CRITICAL");
            assertThat(visit.row("patient").locator(".priority")).hasText("critical");
        }
    }

    @Test
    void without_actions_nothing_is_offered() throws Exception {
        try (Programme watched = Programme.readOnly()) {
            watched.waits("only watched");
            try (Visit visit = Visit.to(watched.url())) {
                assertThat(visit.find("header")).containsText("read only");
                assertThat(visit.open("only watched").locator(".steering")).hasCount(0);
            }
        }
    }

    @Test
    void what_was_done_is_listed_and_a_dump_is_shown() {
        programme.waits("listed");
        try (Visit visit = Visit.to(programme.url())) {
            visit.open("listed").locator("select").selectOption("LOW");
            assertThat(visit.find(".toast")).containsText("priority");
            visit.view("actions");
            assertThat(visit.find("main tbody tr").first()).containsText("priority");
            assertThat(visit.find("main tbody tr").first()).containsText("listed");
            visit.shot("actions");
            visit.find("header").getByText("Dump").click();
            assertThat(visit.find("dialog pre")).containsText("import orders");
        }
    }
}
