package dev.vivace.runtime.dump;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The dump for people: a tree with one line per task and its stack below.
 *
 * <p>Levels below {@link #DRAWN_LEVELS} are counted instead of drawn: a chain of a hundred thousand tasks would otherwise
 * be gigabytes of indentation.
 */
final class TextDump {

    static final int DRAWN_LEVELS = 40;

    private static final int LEVEL_WIDTH = 3;
    private static final int WIDEST_TREE = 72;
    private static final int LARGEST_START = 1 << 26;

    private final StringBuilder out;
    private final int treeWidth;

    /** The lines that pass on the left of the last task; written by {@link #branch}, read by what writes lines. */
    private final StringBuilder trunk = new StringBuilder();

    private TextDump(int size, int treeWidth) {
        this.out = new StringBuilder((int) Math.min(128L * (size + 1L), LARGEST_START));
        this.treeWidth = treeWidth;
    }

    static String of(Instant at, int size, List<DumpNode> roots) {
        TextDump dump = new TextDump(size, treeWidth(roots));
        dump.out
                .append(size)
                .append(size == 1 ? " task at " : " tasks at ")
                .append(at)
                .append('\n');
        for (TreeWalk walk = TreeWalk.over(roots); walk.advance(); ) {
            dump.task(walk);
        }
        return dump.out.toString();
    }

    /** How wide the column of the paths is: as wide as it needs, within reason. */
    private static int treeWidth(List<DumpNode> roots) {
        int width = 0;
        for (TreeWalk walk = TreeWalk.over(roots); walk.advance(); ) {
            int levels = Math.min(walk.depth(), DRAWN_LEVELS);
            width = Math.max(width, LEVEL_WIDTH * levels + walk.node().path().length());
        }
        return Math.min(width, WIDEST_TREE);
    }

    private void task(TreeWalk walk) {
        DumpNode node = walk.node();
        int start = out.length();
        branch(walk);
        printable(node.path());
        column(start, treeWidth);
        cell(node.status().name(), 20);
        cell(duration(node.age()), 7);
        cell(node.deadlineLeft().map(left -> "left " + duration(left)).orElse("no deadline"), 12);
        cell("attempt " + node.attempt(), 10);
        cell(node.priority(), 10);
        printable(node.id());
        if (node.abandoned()) {
            out.append("  ABANDONED");
        }
        node.waitingFor().ifPresent(what -> {
            out.append("  waits for ");
            printable(what);
        });
        out.append('\n');
        node.stack().forEach(frame -> frame(node, frame));
    }

    private void frame(DumpNode node, String frame) {
        out.append(trunk).append(node.children().isEmpty() ? "      at " : "│     at ");
        printable(frame);
        out.append('\n');
    }

    /** Begins a task's line, and leaves in the trunk what the lines below it begin with. */
    private void branch(TreeWalk walk) {
        int depth = walk.depth();
        if (depth > DRAWN_LEVELS) {
            trunk.setLength(LEVEL_WIDTH * DRAWN_LEVELS);
            out.append(trunk).append("(+").append(depth - DRAWN_LEVELS).append(") ");
        } else if (depth > 0) {
            trunk.setLength(LEVEL_WIDTH * (depth - 1));
            out.append(trunk).append(walk.hasNext() ? "├─ " : "└─ ");
            trunk.append(walk.hasNext() ? "│  " : "   ");
        } else {
            trunk.setLength(0);
        }
    }

    private void cell(String text, int width) {
        int start = out.length();
        printable(text);
        column(start, width);
    }

    private void column(int start, int width) {
        int missing = Math.max(0, start + width - out.length());
        out.repeat(' ', missing + 2);
    }

    /** Names come from users: a line end in one must not make up a line of the dump. */
    private void printable(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c >= 0x7f && (c <= 0x9f || c == '\u2028' || c == '\u2029'))) {
                out.append(text, written, i).append("\\u").append(HexFormat.of().toHexDigits(c));
                written = i + 1;
            }
        }
        if (written == 0) {
            out.append(text);
        } else {
            out.append(text, written, text.length());
        }
    }

    /** Two units at most: 12ms, 3.4s, 5m06s, 7h08m, 9d10h. */
    private static String duration(Duration time) {
        if (time.isNegative()) {
            return "-" + duration(time.negated());
        }
        long seconds = time.toSeconds();
        if (seconds < 1) {
            return time.toMillis() + "ms";
        } else if (seconds < 60) {
            return seconds + "." + time.toMillisPart() / 100 + "s";
        } else if (seconds < 3600) {
            return pair(seconds, 60, "m", "s");
        } else if (seconds < 86_400) {
            return pair(seconds / 60, 60, "h", "m");
        }
        return pair(seconds / 3600, 24, "d", "h");
    }

    private static String pair(long amount, int base, String large, String small) {
        long rest = amount % base;
        return amount / base + large + (rest < 10 ? "0" : "") + rest + small;
    }
}
