package dev.vivace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;

/**
 * A visit to a console in a fresh browser profile. It remembers what the page complained of and what it asked for, and
 * its end fails when there was a complaint or a request to anywhere else.
 */
final class Visit implements AutoCloseable {

    private static final int WIDTH = 1360;
    private static final int HEIGHT = 820;

    private final BrowserContext context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Page page;

    private Visit(BrowserContext context, URI console) {
        this.context = context;
        this.page = context.newPage();
        String home = console.getScheme() + "://" + console.getAuthority() + "/";
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onDialog(dialog -> {
            complaints.add("a script of a task's name ran: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(home) && !url.startsWith("blob:") && !url.startsWith("data:")) {
                complaints.add("outside request: " + url);
            }
        });
    }

    static Visit to(URI console) {
        return to(console, ColorScheme.LIGHT);
    }

    static Visit to(URI console, ColorScheme colors) {
        BrowserContext context = Browsers.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDTH, HEIGHT)
                        .setColorScheme(colors)
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        Visit visit = new Visit(context, console);
        visit.page.navigate(console.toString());
        assertThat(visit.page.locator(".connection.live")).isVisible();
        return visit;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Opens a view by its tab. */
    Visit view(String id) {
        find("#tab-" + id).click();
        assertThat(find("#tab-" + id)).hasAttribute("aria-selected", "true");
        return this;
    }

    Visit press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** The row of the task table that shows a task of this name. */
    Locator row(String name) {
        return find("[role=row]:not(.head)").filter(new Locator.FilterOptions().setHas(page.getByText(name, EXACTLY)));
    }

    private static final Page.GetByTextOptions EXACTLY = new Page.GetByTextOptions().setExact(true);

    /** Looks for a task by its name and opens it in the drawer. */
    Locator open(String name) {
        view("tasks");
        find("#search").fill(name);
        assertThat(find("#task-count")).containsText("found"); // until then the rows still move
        row(name).first().click();
        Locator drawer = find(".drawer");
        assertThat(drawer.locator("h2")).hasText(name);
        return drawer;
    }

    Visit shot(String name) {
        Screenshots.take(page, name);
        return this;
    }

    @Override
    public void close() {
        context.close();
        Assertions.assertThat(complaints).isEmpty();
    }
}
