package dev.vivace.console.view;

import dev.vivace.AsyncTask;
import dev.vivace.Orchestra;
import dev.vivace.OrchestraForecast;
import dev.vivace.Runtime;
import dev.vivace.id.TaskId;
import dev.vivace.watch.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The orchestras that live, and the last looks at some that have ended. Thread-safe. */
public final class Graphs {

    private static final int REMEMBERED = 10;
    private static final int LARGEST_REMEMBERED = 5_000;

    private final Runtime<?, ?> runtime;
    private final Live live;

    // Guarded by this: the last look at each, the eldest first.
    private final Map<String, GraphView> last = new LinkedHashMap<>();

    /**
     * The orchestras of a runtime.
     *
     * @param runtime has them
     * @param live the tasks
     */
    public Graphs(Runtime<?, ?> runtime, Live live) {
        this.runtime = runtime;
        this.live = live;
    }

    /** Looks at those that live, so that something is left to see when they have ended. */
    public synchronized void tick() {
        for (TaskSnapshot task : live.index().snapshot().tasks()) {
            if (task.kind() == TaskSnapshot.Kind.ORCHESTRA) {
                find(task.id())
                        .filter(orchestra -> orchestra.statuses().size() <= LARGEST_REMEMBERED)
                        .ifPresent(orchestra -> remember(view(task.id(), orchestra)));
            }
        }
    }

    private void remember(GraphView view) {
        last.remove(view.id());
        last.put(view.id(), view);
        if (last.size() > REMEMBERED) {
            last.remove(last.keySet().iterator().next());
        }
    }

    private Optional<Orchestra<?, ?, ?>> find(String id) {
        return runtime.find(id).map(task -> task instanceof Orchestra<?, ?, ?> orchestra ? orchestra : null);
    }

    /**
     * All of them, in short.
     *
     * @return the live ones and those that are remembered
     */
    public synchronized List<GraphView.Brief> briefs() {
        Map<String, GraphView.Brief> all = new LinkedHashMap<>();
        for (TaskSnapshot task : live.index().snapshot().tasks()) {
            if (task.kind() == TaskSnapshot.Kind.ORCHESTRA) {
                find(task.id())
                        .ifPresent(orchestra -> all.put(
                                task.id(),
                                new GraphView.Brief(
                                        task.id(),
                                        task.path(),
                                        task.status().name(),
                                        orchestra.statuses().size())));
            }
        }
        last.values().forEach(view -> all.putIfAbsent(view.id(), view.brief()));
        return List.copyOf(all.values());
    }

    /**
     * One of them.
     *
     * @param id of its task
     * @return as it is, or as it was when it was last seen; empty when it is not known any more
     */
    public synchronized Optional<GraphView> graph(String id) {
        return find(id).map(orchestra -> view(id, orchestra)).or(() -> Optional.ofNullable(last.get(id)));
    }

    /**
     * All that are remembered, whole.
     *
     * @return the last looks
     */
    public synchronized List<GraphView> graphs() {
        return List.copyOf(last.values());
    }

    private static <I extends TaskId> GraphView view(String id, Orchestra<?, ?, I> orchestra) {
        OrchestraForecast<I> forecast = orchestra.forecast();
        Set<I> critical = new HashSet<>(forecast.criticalPath());
        Map<I, String> groups = new HashMap<>();
        orchestra.groups().forEach((group, members) -> members.forEach(member -> groups.putIfAbsent(member, group)));
        List<GraphView.Node> nodes = new ArrayList<>();
        List<List<String>> edges = new ArrayList<>();
        for (I member : orchestra.statuses().keySet()) {
            nodes.add(node(
                    orchestra.task(member),
                    groups.get(member),
                    forecast.slack().get(member),
                    critical.contains(member)));
            orchestra.dependencies(member).forEach(before -> edges.add(List.of(before.text(), member.text())));
        }
        Long left = forecast.timeLeft().map(Duration::toMillis).orElse(null);
        return new GraphView(
                id, orchestra.path(), orchestra.status().name(), nodes, edges, new GraphView.Forecast(left));
    }

    private static GraphView.Node node(
            AsyncTask<?, ?> task, @Nullable String group, @Nullable Duration slack, boolean critical) {
        return new GraphView.Node(
                task.id().text(),
                task.name().orElseGet(() -> task.id().text()),
                group,
                task.status().name(),
                task.startedAt().map(Instant::toEpochMilli).orElse(null),
                task.completedAt().map(Instant::toEpochMilli).orElse(null),
                slack == null ? null : slack.toMillis(),
                critical);
    }
}
