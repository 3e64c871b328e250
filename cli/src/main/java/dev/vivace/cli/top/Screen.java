package dev.vivace.cli.top;

import dev.vivace.cli.terminal.Ink;
import dev.vivace.cli.terminal.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What is shown at one moment: three lines of figures, then the tree.
 *
 * @param columns how wide it may be
 * @param lines how high it may be
 * @param settled whether tasks that are over are shown, too
 * @param ink colours it
 */
public record Screen(int columns, int lines, boolean settled, Ink ink) {

    private static final int HEADER = 4;

    List<String> of(Source source) throws IOException, InterruptedException {
        List<String> text = new ArrayList<>(header(source.overview()));
        List<Line> tree = Tree.of(source, Math.max(1, lines - HEADER - 1), settled);
        if (tree.isEmpty()) {
            text.add(ink.dim("nothing runs"));
        }
        tree.forEach(line -> text.add(line.text(columns - 1, ink)));
        return text;
    }

    private List<String> header(JsonNode all) {
        JsonNode runtime = all.path("runtime");
        JsonNode counts = all.path("counts");
        JsonNode rates = all.path("rates");
        JsonNode took = all.path("durations");
        return List.of(
                ink.bold(cut(Line.clean(runtime.path("name").asString("")) + ", process "
                        + runtime.path("pid").asLong(0) + ", warnings: "
                        + all.path("warnings").asInt(0))),
                cut("live " + count(counts, "live") + "  queued " + count(counts, "queued") + "  executing "
                        + count(counts, "executing") + "  completed " + count(counts, "completed") + "  failed "
                        + count(counts, "failed") + "  cancelled " + count(counts, "cancelled")),
                cut(String.format(
                        Locale.ROOT,
                        "%,.0f started, %,.0f completed, %,.0f failed a second; p50 %,.1f ms, p95 %,.1f ms, p99 %,.1f"
                                + " ms",
                        rates.path("started").asDouble(0),
                        rates.path("completed").asDouble(0),
                        rates.path("failed").asDouble(0),
                        took.path("p50").asDouble(0),
                        took.path("p95").asDouble(0),
                        took.path("p99").asDouble(0))),
                "");
    }

    private String cut(String text) {
        return text.substring(0, Math.min(text.length(), Math.max(1, columns - 1)));
    }

    private static String count(JsonNode counts, String name) {
        return Numbers.count(counts.path(name).asLong(0));
    }
}
