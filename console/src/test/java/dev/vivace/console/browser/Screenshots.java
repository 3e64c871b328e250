package dev.vivace.console.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the pictures of the guide to docs/images when the tests run with {@code -Dvivace.screenshots=true}. */
final class Screenshots {

    private Screenshots() {}

    static void take(Page page, String name) {
        if (Boolean.getBoolean("vivace.screenshots")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(directory().resolve("console-" + name + ".png")));
        }
    }

    private static Path directory() {
        Path module = Path.of("").toAbsolutePath();
        Path root = Files.isDirectory(module.resolve("docs"))
                ? module
                : module.resolveSibling("docs").getParent();
        return root.resolve("docs").resolve("images");
    }
}
