package dev.vivace.orchestra.export;

import dev.vivace.lifecycle.TaskStatus;
import java.util.Locale;

/** A picture in the language of Mermaid. */
public final class Mermaid {

    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private final Numbered names = new Numbered();

    private Mermaid() {}

    /**
     * Draws.
     *
     * @param picture what to draw
     * @return a flowchart; its arrows go from a task to what waits for it
     */
    public static String of(Picture picture) {
        Mermaid mermaid = new Mermaid();
        mermaid.nodes(picture, "    ");
        mermaid.edges(picture);
        mermaid.text.append("    classDef pending fill:#ffffff,stroke:#555555\n");
        mermaid.text.append("    classDef running fill:#add8e6,stroke:#555555\n");
        mermaid.text.append("    classDef pending_cancellation fill:#f0e68c,stroke:#555555\n");
        mermaid.text.append("    classDef completed fill:#98fb98,stroke:#555555\n");
        mermaid.text.append("    classDef failed fill:#fa8072,stroke:#555555\n");
        mermaid.text.append("    classDef cancelled fill:#d3d3d3,stroke:#555555\n");
        return mermaid.text.toString();
    }

    private void nodes(Picture picture, String indent) {
        for (Picture.Node node : picture.nodes()) {
            text.append(indent)
                    .append(names.node(node.id()))
                    .append("[\"")
                    .append(escaped(node.label()))
                    .append("<br/>")
                    .append(node.status())
                    .append("\"]:::")
                    .append(style(node.status()))
                    .append('\n');
        }
        for (Picture inner : picture.inner()) {
            text.append(indent)
                    .append("subgraph ")
                    .append(names.frame())
                    .append("[\"")
                    .append(escaped(inner.name()))
                    .append("\"]\n");
            nodes(inner, indent + "    ");
            text.append(indent).append("end\n");
        }
    }

    private void edges(Picture picture) {
        for (Picture.Node node : picture.nodes()) {
            for (String dependency : node.dependencies()) {
                if (names.isKnown(dependency)) {
                    text.append("    ")
                            .append(names.node(dependency))
                            .append(" --> ")
                            .append(names.node(node.id()))
                            .append('\n');
                }
            }
        }
        picture.inner().forEach(this::edges);
    }

    private static String style(TaskStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /** Text for a quoted label: what Mermaid or HTML would read as something else is an entity with a number. */
    static String escaped(String raw) {
        StringBuilder escaped = new StringBuilder();
        raw.codePoints().forEach(c -> {
            if (c == '\n') {
                escaped.append("<br/>");
            } else if (c < ' ' && c != '\t') {
                escaped.append(' ');
            } else if ("\t\"#<>&;`\\[]{}()|".indexOf(c) >= 0) {
                escaped.append('#').append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }
}
