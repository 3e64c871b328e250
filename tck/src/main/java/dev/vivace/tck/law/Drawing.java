package dev.vivace.tck.law;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A graph that was read from DOT or Mermaid, of which it knows what an orchestra may write: one statement to a line, each
 * node with a quoted label.
 *
 * @param labels what is written in each node
 * @param edges pairs of nodes
 */
record Drawing(Map<String, String> labels, List<List<String>> edges) {

    static final Comparator<List<String>> ORDER =
            Comparator.<List<String>, String>comparing(List::getFirst).thenComparing(List::getLast);

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
    private static final String NODE = "(\"(?:[^\"\\\\]|\\\\.)*\"|\\w+)";
    private static final String REST = "(?:[^\"]|\"(?:[^\"\\\\]|\\\\.)*\")*";
    private static final Pattern DOT_NODE =
            Pattern.compile("\\s*" + NODE + "\\s*\\[" + REST + "?\\blabel\\s*=\\s*" + TEXT + REST + "];?");
    private static final Pattern DOT_EDGE =
            Pattern.compile("\\s*" + NODE + "\\s*->\\s*" + NODE + "(?:\\s*\\[" + REST + "])?\\s*;?");
    private static final Pattern DOT_OTHER =
            Pattern.compile("\\s*(?:digraph\\b" + REST + "\\{|}|(?:node|edge|graph)\\s*\\[" + REST + "];?|\\w+\\s*="
                    + REST + "|label\\s*=\\s*" + TEXT + ";?)?\\s*");
    private static final Pattern MERMAID_NODE =
            Pattern.compile("\\s*(\\w+)\\s*[\\[({/]+\"([^\"]*)\"[])}/]+\\s*(?::::\\w+)?\\s*;?");
    private static final Pattern MERMAID_EDGE = Pattern.compile("\\s*(\\w+)\\s*-->\\s*(\\w+)\\s*;?");
    private static final Pattern MERMAID_OTHER = Pattern.compile(
            "\\s*(?:(?:flowchart|graph)\\s+\\w+|classDef\\s.*|class\\s.*|style\\s.*|subgraph\\s.*|end|%%.*|---|title:.*)?\\s*;?");
    private static final Pattern ENTITY =
            Pattern.compile("(?:&#|[#&])(?:(\\d+)|(quot|amp|lt|gt|nbsp|apos|bsol));|<br\\s*/?>");
    private static final Map<String, String> NAMED =
            Map.of("quot", "\"", "amp", "&", "lt", "<", "gt", ">", "nbsp", " ", "apos", "'", "bsol", "\\");

    static Drawing ofDot(String text) {
        Drawing drawing = new Drawing(new LinkedHashMap<>(), new ArrayList<>());
        for (String line : text.lines().toList()) {
            Matcher node = DOT_NODE.matcher(line);
            Matcher edge = DOT_EDGE.matcher(line);
            if (edge.matches()) {
                drawing.edges.add(List.of(edge.group(1), edge.group(2)));
            } else if (node.matches() && !node.group(1).matches("node|edge|graph")) {
                drawing.labels.put(node.group(1), unescaped(node.group(2)));
            } else if (!DOT_OTHER.matcher(line).matches()) {
                throw new AssertionError("no DOT: " + line);
            }
        }
        return drawing;
    }

    static Drawing ofMermaid(String text) {
        Drawing drawing = new Drawing(new LinkedHashMap<>(), new ArrayList<>());
        for (String line : text.lines().toList()) {
            Matcher node = MERMAID_NODE.matcher(line);
            Matcher edge = MERMAID_EDGE.matcher(line);
            if (edge.matches()) {
                drawing.edges.add(List.of(edge.group(1), edge.group(2)));
            } else if (node.matches()) {
                drawing.labels.put(node.group(1), decoded(node.group(2)));
            } else if (!MERMAID_OTHER.matcher(line).matches()) {
                throw new AssertionError("no Mermaid: " + line);
            }
        }
        return drawing;
    }

    /** The one node in which a name is written. */
    String node(String name) {
        List<String> nodes = labels.entrySet().stream()
                .filter(entry -> flat(entry.getValue()).contains(flat(name)))
                .map(Map.Entry::getKey)
                .toList();
        if (nodes.size() != 1) {
            throw new AssertionError("\"" + name + "\" is written in " + nodes + " of " + labels);
        }
        return nodes.getFirst();
    }

    /** In one line: a drawing may leave line breaks and tabs out, but nothing else. */
    private static String flat(String text) {
        return text.replaceAll("\\s", " ");
    }

    private static String unescaped(String label) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else {
                char next = label.charAt(++i);
                text.append(next == 'n' || next == 'l' || next == 'r' ? '\n' : next);
            }
        }
        return text.toString();
    }

    private static String decoded(String label) {
        return ENTITY.matcher(label)
                .replaceAll(entity -> Matcher.quoteReplacement(
                        entity.group(1) != null
                                ? Character.toString(Integer.parseInt(entity.group(1)))
                                : entity.group(2) != null ? NAMED.getOrDefault(entity.group(2), "?") : "\n"));
    }
}
