package dev.vivace.console.view;

import dev.vivace.console.seen.Past;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All tasks that the console knows at a moment, live and past, as a tree in which children are found at once. Immutable
 * once made; shared by all requests of the same second.
 */
public final class Index {

    private final RuntimeSnapshot snapshot;
    private final List<TaskWarning> warnings;
    private final Map<String, Entry> byId;
    private final Set<String> vanished = new HashSet<>();
    private final List<Entry> roots = new ArrayList<>();

    private Index(RuntimeSnapshot snapshot, List<TaskWarning> warnings, int size) {
        this.snapshot = snapshot;
        this.warnings = warnings;
        byId = HashMap.newHashMap(size);
    }

    /**
     * Builds the tree.
     *
     * @param snapshot what lives
     * @param past what has settled, oldest first
     * @param warnings what looks wrong
     * @param before the index before this one; null for none
     * @return the index
     */
    public static Index of(
            RuntimeSnapshot snapshot, List<Past> past, List<TaskWarning> warnings, @Nullable Index before) {
        Index index = new Index(snapshot, warnings, snapshot.tasks().size() + past.size());
        List<Entry> live = new ArrayList<>(snapshot.tasks().size());
        for (TaskSnapshot task : snapshot.tasks()) {
            Entry entry = Entry.of(task);
            live.add(entry);
            index.byId.put(task.id(), entry);
            index.link(entry, task.parent());
        }
        for (Entry entry : live.reversed()) { // parents come before their children
            index.parentOf(entry).ifPresent(parent -> parent.descendants += 1 + entry.descendants);
        }
        index.add(past.reversed());
        if (before != null) {
            index.keepVanished(before);
        }
        for (TaskWarning warning : warnings) {
            Optional.ofNullable(index.byId.get(warning.taskId())).ifPresent(entry -> entry.warnings++);
        }
        return index;
    }

    /** Settled tasks settle before their parents do, so newest first has parents first. */
    private void add(List<Past> newestFirst) {
        for (Past task : newestFirst) {
            if (!byId.containsKey(task.id())) {
                Entry entry = Entry.of(task);
                byId.put(task.id(), entry);
                link(entry, Optional.ofNullable(task.parent()));
            }
        }
    }

    /** A task that has ended while the news of it is on its way stays as it was seen last, in one index and no more. */
    private void keepVanished(Index before) {
        List<TaskSnapshot> gone = new ArrayList<>();
        for (Entry entry : before.byId.values()) {
            TaskSnapshot task = entry.live();
            if (task != null && !byId.containsKey(task.id()) && !before.vanished.contains(task.id())) {
                gone.add(task);
            }
        }
        gone.sort(Comparator.comparingInt(TaskSnapshot::depth)); // parents first
        for (TaskSnapshot task : gone) {
            Entry entry = Entry.of(task);
            byId.put(task.id(), entry);
            link(entry, task.parent());
            vanished.add(task.id());
        }
    }

    private void link(Entry entry, Optional<String> parent) {
        Entry above = parent.map(byId::get).orElse(null);
        (above == null ? roots : above.children).add(entry);
    }

    private Optional<Entry> parentOf(Entry entry) {
        return Optional.ofNullable(entry.live()).flatMap(TaskSnapshot::parent).map(byId::get);
    }

    /**
     * When the snapshot was taken.
     *
     * @return the instant, on the runtime's clock
     */
    public Instant at() {
        return snapshot.at();
    }

    /**
     * What it was built from.
     *
     * @return the snapshot
     */
    public RuntimeSnapshot snapshot() {
        return snapshot;
    }

    /**
     * What looked wrong.
     *
     * @return the warnings
     */
    public List<TaskWarning> warnings() {
        return warnings;
    }

    /**
     * All rows.
     *
     * @return live tasks and past ones, in no order
     */
    public List<Row> rows() {
        return byId.values().stream().map(entry -> entry.row(at())).toList();
    }

    Optional<Entry> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The children of a task, or the roots.
     *
     * @param parent the id of the task; empty for the roots
     * @param offset how many to skip
     * @param limit how many to give
     * @return a part of the list, live tasks first; none when the task is not known any more
     */
    public Page<Row> children(Optional<String> parent, long offset, long limit) {
        List<Entry> all = parent.isEmpty()
                ? roots
                : find(parent.get()).map(entry -> entry.children).orElse(List.of());
        return Page.of(all, offset, limit, entry -> entry.row(at()));
    }

    /**
     * Tasks that fit a search, from all levels.
     *
     * @param search what is looked for
     * @param offset how many to skip
     * @param limit how many to give
     * @return a part of the list
     */
    public Page<Row> search(Search search, long offset, long limit) {
        Predicate<Row> fits = search.predicate();
        List<Row> found = new ArrayList<>();
        for (Entry entry : byId.values()) {
            Row row = entry.row(at());
            if (fits.test(row)) {
                found.add(row);
            }
        }
        found.sort(search.order());
        return Page.of(found, offset, limit, row -> row);
    }

    /**
     * What to look for; empty parts do not restrict.
     *
     * @param text part of the path or the id, in any case
     * @param status the name of a status
     * @param kind the name of a kind
     * @param minAgeMs the least age, milliseconds
     * @param warned only tasks with warnings
     * @param sort age, name or status
     */
    public record Search(
            Optional<String> text,
            Optional<String> status,
            Optional<String> kind,
            long minAgeMs,
            boolean warned,
            Optional<String> sort) {

        private Predicate<Row> predicate() {
            String wanted = text.orElse("").toLowerCase(Locale.ROOT);
            return row -> (wanted.isEmpty() || names(row, wanted))
                    && (status.isEmpty() || status.get().equals(row.status()))
                    && (kind.isEmpty() || kind.get().equals(row.kind()))
                    && row.ageMs() >= minAgeMs
                    && (!warned || row.warnings() > 0);
        }

        private static boolean names(Row row, String wanted) {
            return row.path().toLowerCase(Locale.ROOT).contains(wanted)
                    || row.id().contains(wanted);
        }

        private Comparator<Row> order() {
            Comparator<Row> oldest =
                    Comparator.comparingLong(Row::ageMs).reversed().thenComparing(Row::id);
            return switch (sort.orElse("age")) {
                case "name" -> Comparator.comparing(Row::path).thenComparing(oldest);
                case "status" -> Comparator.comparing(Row::status).thenComparing(oldest);
                case "age" -> oldest;
                default -> throw new IllegalArgumentException("sort must be age, name or status, was " + sort.get());
            };
        }
    }
}
