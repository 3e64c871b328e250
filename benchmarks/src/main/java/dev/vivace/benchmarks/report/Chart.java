package dev.vivace.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A workload's figures as bars, in SVG. Shorter is better; a thin line over each bar spans the middle 80 %. */
public final class Chart {

    private static final int ROW = 26;
    private static final int TOP = 34;
    private static final int LEFT = 240;
    private static final int BARS = 430;
    private static final int WIDTH = 800;

    /** Colours for light and for dark surroundings; the picture has no ground of its own. */
    private static final String STYLE = """
        <style>
        text { font: 13px system-ui, sans-serif; fill: #1f2328 }
        .title { font-weight: 600 }
        .bar { fill: #8b98a9 }
        .ours { fill: #1a7f5a }
        .range { stroke: #1f2328; stroke-width: 1.5 }
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 }
        .bar { fill: #6b7a8d }
        .ours { fill: #3fb98a }
        .range { stroke: #e6edf3 }
        }
        </style>
        """;

    private Chart() {}

    /**
     * Draws.
     *
     * @param outcome what was seen
     * @return the picture
     */
    public static String of(Outcome outcome) {
        List<Figure> figures = outcome.figures().stream()
                .filter(figure -> !figure.rounds().isEmpty())
                .toList();
        double longest =
                figures.stream().mapToDouble(f -> f.spread().high()).max().orElse(1);
        double most = scale(figures, longest);
        StringBuilder svg = new StringBuilder();
        int height = TOP + ROW * figures.size() + 10;
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                        .formatted(WIDTH, height, WIDTH, height));
        svg.append("<title>")
                .append(escaped(outcome.title()))
                .append("</title>\n")
                .append(STYLE);
        svg.append(text(10, 20, "title", "start", outcome.unit() + ", less is better"));
        for (int i = 0; i < figures.size(); i++) {
            svg.append(bar(figures.get(i), TOP + ROW * i, most));
        }
        return svg.append("</svg>\n").toString();
    }

    /** What the full width stands for. One rival that takes very long would make dots of all others: it is cut. */
    private static double scale(List<Figure> figures, double longest) {
        double ours = figures.stream()
                .filter(figure -> figure.rival().startsWith("Vivace"))
                .mapToDouble(figure -> figure.spread().high())
                .max()
                .orElse(longest);
        double yardstick = figures.isEmpty() ? 1 : figures.getFirst().spread().high();
        return Math.min(longest, Math.max(ours, yardstick) * 4);
    }

    private static String bar(Figure figure, int y, double most) {
        Spread spread = figure.spread();
        boolean cut = spread.median() > most;
        double width = Math.max(1, BARS * Math.min(1, spread.median() / most));
        String kind = figure.rival().startsWith("Vivace") ? "bar ours" : "bar";
        String bar = String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\"/>%n",
                kind,
                LEFT,
                y,
                width);
        String label = Numbers.text(spread.median()) + (cut ? " (cut)" : "");
        double end = cut ? LEFT + BARS : Math.max(LEFT + width, place(spread.high(), most));
        return text(LEFT - 8, y + 13, "", "end", figure.rival())
                + bar
                + (cut ? "" : range(spread, y + 8, most))
                + text(end + 8, y + 13, "", "start", label);
    }

    private static String range(Spread spread, int y, double most) {
        return String.format(
                Locale.ROOT,
                "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                place(spread.low(), most),
                place(spread.high(), most),
                y,
                y);
    }

    private static double place(double figure, double most) {
        return LEFT + BARS * Math.min(1, figure / most);
    }

    private static String text(double x, int y, String kind, String anchor, String text) {
        return String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                kind,
                x,
                y,
                anchor,
                escaped(text));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
