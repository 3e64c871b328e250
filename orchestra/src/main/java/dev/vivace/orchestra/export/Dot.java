package dev.vivace.orchestra.export;

/** A picture in the language of Graphviz. */
public final class Dot {

    private final StringBuilder text = new StringBuilder();
    private final Numbered names = new Numbered();

    private Dot() {}

    /**
     * Draws.
     *
     * @param picture what to draw
     * @return a digraph; its arrows go from a task to what waits for it
     */
    public static String of(Picture picture) {
        Dot dot = new Dot();
        dot.text.append("digraph ").append(quoted(picture.name())).append(" {\n");
        dot.text.append("  rankdir=LR;\n  node [shape=box, style=\"rounded,filled\", fillcolor=white];\n");
        dot.nodes(picture, "  ");
        dot.edges(picture);
        return dot.text.append("}\n").toString();
    }

    private void nodes(Picture picture, String indent) {
        for (Picture.Node node : picture.nodes()) {
            text.append(indent)
                    .append(names.node(node.id()))
                    .append(" [label=")
                    .append(quoted(node.label() + "\n" + node.status()))
                    .append(", fillcolor=")
                    .append(color(node))
                    .append("];\n");
        }
        for (Picture inner : picture.inner()) {
            text.append(indent)
                    .append("subgraph cluster_")
                    .append(names.frame())
                    .append(" {\n");
            text.append(indent).append("  label=").append(quoted(inner.name())).append(";\n");
            nodes(inner, indent + "  ");
            text.append(indent).append("}\n");
        }
    }

    private void edges(Picture picture) {
        for (Picture.Node node : picture.nodes()) {
            for (String dependency : node.dependencies()) {
                if (names.isKnown(dependency)) {
                    text.append("  ")
                            .append(names.node(dependency))
                            .append(" -> ")
                            .append(names.node(node.id()))
                            .append(";\n");
                }
            }
        }
        picture.inner().forEach(this::edges);
    }

    private static String color(Picture.Node node) {
        return switch (node.status()) {
            case PENDING -> "white";
            case RUNNING -> "lightblue";
            case PENDING_CANCELLATION -> "khaki";
            case COMPLETED -> "palegreen";
            case FAILED -> "salmon";
            case CANCELLED -> "lightgray";
        };
    }

    /** A quoted string: a backslash and a quote are escaped, a line break is a line break of the label. */
    static String quoted(String raw) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(c < ' ' && c != '\t' ? ' ' : c);
            }
        }
        return quoted.append('"').toString();
    }
}
