package dev.vivace.cli.top;

import dev.vivace.cli.terminal.Ink;
import dev.vivace.cli.terminal.Numbers;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** One task as a line of text, or how many more there are. */
record Line(int depth, JsonNode row, long more) {

    private static final int STATUS = 10;
    private static final int AGE = 9;
    private static final int SHORTEST = 10;

    String text(int columns, Ink ink) {
        String indent = "  ".repeat(Math.min(depth, 20));
        if (more > 0) {
            return ink.dim(
                    fit(" ".repeat(STATUS + AGE + 2) + indent + "... " + Numbers.count(more) + " more", columns));
        }
        String status = pad(status());
        String age = String.format(
                Locale.ROOT,
                "%" + AGE + "s",
                Numbers.seconds(Duration.ofMillis(row.path("ageMs").asLong(0))));
        int room = Math.max(SHORTEST, columns - STATUS - AGE - 2);
        return paint(status, ink) + " " + age + " " + fit(indent + name() + remarks(), room);
    }

    private String status() {
        return row.path("queued").asBoolean(false)
                ? "QUEUED"
                : row.path("status").asString("");
    }

    private String paint(String padded, Ink ink) {
        return switch (status()) {
            case "FAILED", "TIMED_OUT" -> ink.bad(padded);
            case "COMPLETED" -> ink.good(padded);
            case "RUNNING" -> ink.accent(padded);
            default -> ink.dim(padded);
        };
    }

    private String name() {
        String name = row.path("name").asString("");
        return clean(name.isEmpty() ? row.path("id").asString("") : name);
    }

    private String remarks() {
        StringBuilder remarks = new StringBuilder();
        add(remarks, " [", row.path("waiting").asString(""), "]");
        add(remarks, " cancelled: ", row.path("cancellation").asString(""), "");
        int attempt = row.path("attempt").asInt(0);
        add(remarks, " attempt ", attempt > 1 ? Integer.toString(attempt) : "", "");
        int below = row.path("descendants").asInt(0);
        add(remarks, " +", below > 0 ? Numbers.count(below) : "", "");
        add(remarks, " ", row.path("abandoned").asBoolean(false) ? "abandoned" : "", "");
        int warnings = row.path("warnings").asInt(0);
        add(remarks, " warnings: ", warnings > 0 ? Integer.toString(warnings) : "", "");
        return remarks.toString();
    }

    private static void add(StringBuilder to, String before, String text, String after) {
        if (!text.isEmpty()) {
            to.append(before).append(clean(text)).append(after);
        }
    }

    /** Names are the program's data: an escape code in one must not reach the terminal. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c));
        return clean.toString();
    }

    private static String pad(String status) {
        return String.format(Locale.ROOT, "%-" + STATUS + "s", status);
    }

    private static String fit(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 2)) + "..";
    }
}
