package dev.vivace.console.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the page, from beside a class. Immutable. */
final class Pages {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+([./][A-Za-z0-9_-]+)*");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "txt", "text/plain; charset=utf-8");

    private final Class<?> beside;

    Pages(Class<?> beside) {
        this.beside = beside;
    }

    Answer file(String name) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !PLAIN.matcher(name).matches()) {
            throw new Refusal(404, "no such file");
        }
        try (InputStream in = beside.getResourceAsStream("page/" + name)) {
            byte[] bytes = Optional.ofNullable(in)
                    .orElseThrow(() -> new Refusal(404, "no such file"))
                    .readAllBytes();
            return Answer.of(200, type, Map.of("Cache-Control", "no-cache"), bytes);
        }
    }
}
