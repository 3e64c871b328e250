package dev.vivace.runtime.dump;

import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
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

    private final Instant at;
    private final List<TaskSnapshot> tasks;
    private final BitSet hasNext;
    private final int treeWidth;
    private final StringBuilder out;

    /** The lines that pass on the left of the last task; written by {@link #branch}, read by what writes lines. */
    private final StringBuilder trunk = new StringBuilder();

    private TextDump(Instant at, List<TaskSnapshot> tasks) {
        this.at = at;
        this.tasks = tasks;
        hasNext = siblingsBelow(tasks);
        treeWidth = treeWidth(tasks);
        out = new StringBuilder((int) Math.min(128L * (tasks.size() + 1L), LARGEST_START));
    }

    static String of(Instant at, List<TaskSnapshot> tasks, List<TaskWarning> warnings) {
        TextDump dump = new TextDump(at, tasks);
        dump.out
                .append(tasks.size())
                .append(tasks.size() == 1 ? " task at " : " tasks at ")
                .append(at)
                .append('\n');
        for (int i = 0; i < tasks.size(); i++) {
            dump.task(i);
        }
        warnings.forEach(dump::warning);
        return dump.out.toString();
    }

    /** How wide the column of the paths is: as wide as it needs, within reason. */
    private static int treeWidth(List<TaskSnapshot> tasks) {
        int width = 0;
        for (TaskSnapshot task : tasks) {
            int levels = Math.min(task.depth(), DRAWN_LEVELS);
            width = Math.max(width, LEVEL_WIDTH * levels + task.path().length());
        }
        return Math.min(width, WIDEST_TREE);
    }

    /** Which tasks have a sibling further down, found from the end: one of each level is open until a level above comes. */
    private static BitSet siblingsBelow(List<TaskSnapshot> tasks) {
        BitSet below = new BitSet();
        BitSet open = new BitSet();
        for (int i = tasks.size() - 1; i >= 0; i--) {
            int depth = tasks.get(i).depth();
            below.set(i, open.get(depth));
            open.set(depth);
            open.clear(depth + 1, Math.max(depth + 1, open.length()));
        }
        return below;
    }

    private void task(int index) {
        TaskSnapshot task = tasks.get(index);
        int start = out.length();
        branch(task.depth(), hasNext.get(index));
        printable(task.path());
        column(start, treeWidth);
        cell(task.status().name(), 20);
        cell(duration(Duration.between(task.created(), at)), 7);
        cell(task.deadlineLeft().map(left -> "left " + duration(left)).orElse("no deadline"), 12);
        cell("attempt " + task.attempt(), 10);
        cell(task.priority(), 10);
        printable(task.id());
        if (task.abandoned()) {
            out.append("  ABANDONED");
        }
        task.waitingFor().ifPresent(what -> {
            out.append("  waits for ");
            printable(what);
        });
        out.append('\n');
        boolean leaf = index + 1 == tasks.size() || tasks.get(index + 1).depth() <= task.depth();
        task.stack().forEach(frame -> frame(leaf, frame));
    }

    private void frame(boolean leaf, String frame) {
        out.append(trunk).append(leaf ? "      at " : "│     at ");
        printable(frame);
        out.append('\n');
    }

    private void warning(TaskWarning warning) {
        out.append("WARNING ").append(warning.kind()).append("  ");
        printable(warning.path());
        out.append("  ");
        printable(warning.taskId());
        out.append("  ");
        printable(warning.text());
        out.append('\n');
    }

    /** Begins a task's line, and leaves in the trunk what the lines below it begin with. */
    private void branch(int depth, boolean hasNext) {
        if (depth > DRAWN_LEVELS) {
            trunk.setLength(LEVEL_WIDTH * DRAWN_LEVELS);
            out.append(trunk).append("(+").append(depth - DRAWN_LEVELS).append(") ");
        } else if (depth > 0) {
            trunk.setLength(LEVEL_WIDTH * (depth - 1));
            out.append(trunk).append(hasNext ? "├─ " : "└─ ");
            trunk.append(hasNext ? "│  " : "   ");
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
