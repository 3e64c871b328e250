package dev.vivace.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page's parts see of what it knows. */
@ExtendWith(Browsers.class)
class StorePageTest {

    /** Draws a part, and changes what it shows before the part listens. */
    private static final String CHANGE_EARLY = """
        async () => {
          const { set, useStore } = await import('/page/store.js');
          const { html, render } = await import('/page/html.js');
          const Shown = () => html`<p id="shown">${useStore('graph').graph}</p>`;
          render(html`<${Shown} />`, document.body.appendChild(document.createElement('div')));
          set({ graph: 'changed' });
        }
        """;

    @Test
    void a_change_right_after_the_drawing_is_not_lost() throws Exception {
        try (Programme programme = Programme.steerable();
                Visit visit = Visit.to(programme.url())) {
            visit.page().evaluate(CHANGE_EARLY);
            assertThat(visit.find("#shown")).hasText("changed");
        }
    }
}
