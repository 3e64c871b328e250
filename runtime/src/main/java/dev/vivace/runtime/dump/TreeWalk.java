package dev.vivace.runtime.dump;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Visits the nodes of a tree, parents before children, without recursion: a chain of a hundred thousand children is a
 * list here, not a stack. Used by one thread.
 *
 * <pre>
 * for (TreeWalk walk = TreeWalk.over(roots); walk.advance(); ) {
 *     use(walk.node());
 * }
 * </pre>
 */
final class TreeWalk {

    // Written by advance only. One entry per level, down to the current node's, each in step with the other list.
    private final List<Iterator<DumpNode>> siblings = new ArrayList<>();
    private final List<DumpNode> path = new ArrayList<>();

    private TreeWalk(List<DumpNode> roots) {
        siblings.add(roots.iterator());
    }

    static TreeWalk over(List<DumpNode> roots) {
        return new TreeWalk(roots);
    }

    /** Goes to the next node; false when there is none. */
    boolean advance() {
        if (path.size() == siblings.size()) {
            siblings.add(node().children().iterator());
        }
        while (!siblings.getLast().hasNext()) {
            siblings.removeLast();
            if (siblings.isEmpty()) {
                return false;
            }
            path.removeLast();
        }
        path.add(siblings.getLast().next());
        return true;
    }

    DumpNode node() {
        return path.getLast();
    }

    /** How many ancestors the node has. */
    int depth() {
        return path.size() - 1;
    }

    /** The node's ancestor at a depth, or itself. */
    DumpNode ancestor(int depth) {
        return path.get(depth);
    }

    /** Whether siblings of the node follow. */
    boolean hasNext() {
        return siblings.getLast().hasNext();
    }
}
