package dev.vivace.cli.top;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** As much of the tree as fits: opened level by level while there is room, the rest folded and counted. */
final class Tree {

    private static final int SIBLINGS = 8;

    private final Source source;
    private final boolean settled;

    // Written and read by the one thread that draws.
    private int room;

    private Tree(Source source, int room, boolean settled) {
        this.source = source;
        this.room = room;
        this.settled = settled;
    }

    private record Node(int depth, JsonNode row, List<Node> below) {}

    /** The lines of the tree, at most as many as there is room for. */
    static List<Line> of(Source source, int room, boolean settled) throws IOException, InterruptedException {
        return new Tree(source, room, settled).lines(room);
    }

    private List<Line> lines(int most) throws IOException, InterruptedException {
        List<Node> roots = new ArrayList<>();
        Deque<Node> closed = new ArrayDeque<>();
        open("", -1, roots, Math.max(SIBLINGS, most / 2), closed);
        while (room > 0 && !closed.isEmpty()) {
            Node node = closed.poll();
            if (node.row.path("children").asInt(0) > 0) {
                open(node.row.path("id").asString(""), node.depth, node.below, SIBLINGS, closed);
            }
        }
        List<Line> lines = new ArrayList<>();
        add(roots, lines);
        return lines.subList(0, Math.min(most, lines.size()));
    }

    private void open(String parent, int depth, List<Node> below, int most, Deque<Node> closed)
            throws IOException, InterruptedException {
        int limit = Math.min(most, room);
        JsonNode page = source.tasks(parent, Math.max(1, limit));
        long live = 0;
        for (JsonNode row : page.path("rows")) {
            if (settled || !row.path("settled").asBoolean(false)) {
                Node node = new Node(depth + 1, row, new ArrayList<>());
                below.add(node);
                closed.add(node);
                room--;
                live++;
            }
        }
        long more = page.path("total").asLong(0) - page.path("rows").size();
        boolean foldsLive = live == page.path("rows").size(); // live ones come first
        if (more > 0 && (settled || foldsLive)) {
            below.add(new Node(depth + 1, page, List.of()));
            room--;
        }
    }

    private static void add(List<Node> nodes, List<Line> lines) {
        for (Node node : nodes) {
            long more = node.row.has("rows")
                    ? node.row.path("total").asLong(0) - node.row.path("rows").size()
                    : 0;
            lines.add(new Line(node.depth, node.row, more));
            add(node.below, lines);
        }
    }
}
