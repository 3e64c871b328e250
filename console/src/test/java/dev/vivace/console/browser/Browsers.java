package dev.vivace.console.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Opens one Chromium for all browser tests and closes it after the last. Without a Chromium the tests are skipped. */
final class Browsers implements BeforeAllCallback {

    private static final List<String> PLACES = List.of(
            System.getProperty("vivace.chromium", "/usr/bin/chromium"),
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    /** How long an assertion waits for what it expects; a machine that builds other things besides is slow. */
    private static final double PATIENCE_MS = 20_000;

    /** Written before the first test class begins, read by the tests, all on one thread. */
    private static Optional<Opened> opened = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> chromium =
                PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        assumeTrue(
                chromium.isPresent(),
                () -> "No Chromium at " + PLACES + ", so the page is not tested: apt-get install chromium,"
                        + " or name one with -Dvivace.chromium=PATH");
        context.getRoot()
                .getStore(Namespace.create(Browsers.class))
                .computeIfAbsent(Opened.class, _ -> Opened.at(chromium.orElseThrow()), Opened.class);
    }

    static Browser browser() {
        return opened.orElseThrow().browser();
    }

    private record Opened(Playwright playwright, Browser browser) implements AutoCloseable {

        static Opened at(Path chromium) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(QUIET));
            Opened both = new Opened(playwright, browser);
            opened = Optional.of(both);
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
            return both;
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
