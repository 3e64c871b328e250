package dev.vivace.orchestra;

import dev.vivace.id.TaskId;
import dev.vivace.orchestra.graph.Dag;
import dev.vivace.orchestra.graph.Links;
import dev.vivace.orchestra.graph.Vertex;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is in the orchestra: parts, their edges, groups. Guarded by the engine's lock. */
final class Score {

    private final Map<TaskId, Part> parts = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Dag dag = Dag.empty();

    // How many walks have left their number at the parts they came by.
    private int walks;

    // ---------------------------------------------------------------- parts

    boolean has(TaskId id) {
        return parts.containsKey(id);
    }

    @Nullable
    Part find(TaskId id) {
        return parts.get(id);
    }

    Part part(TaskId id) {
        Part part = parts.get(Checks.notNull("id", id));
        if (part == null) {
            throw Refusals.noTask(id);
        }
        return part;
    }

    Collection<Part> parts() {
        return parts.values();
    }

    void add(Part part) {
        parts.put(part.id, part);
        dag.add(part);
    }

    void remove(Part part) {
        parts.remove(part.id);
        part.groups.forEach(group -> group.members.remove(part));
        dag.remove(part);
    }

    // ---------------------------------------------------------------- edges

    boolean isConnected(Part dependent, Part dependency) {
        return dag.isConnected(dependent, dependency);
    }

    /** Adds an edge. Who calls it holds nobody's monitor, and announces it afterwards. */
    void connect(Part dependent, Part dependency) {
        List<Vertex> cycle = dag.connect(dependent, dependency);
        if (cycle != null) {
            throw Refusals.cycle(cycle);
        }
    }

    /** Lets the dependency know its dependent. Called under the dependency's monitor. */
    void announce(Part dependent, Part dependency) {
        dag.announce(dependent, dependency);
    }

    static Set<TaskId> ids(Links links) {
        Set<TaskId> ids = new LinkedHashSet<>();
        for (Part part : parts(links)) {
            ids.add(part.id);
        }
        return Collections.unmodifiableSet(ids);
    }

    /** The parts that are linked and have not been forgotten. */
    static List<Part> parts(Links links) {
        List<Part> found = new ArrayList<>(links.size());
        for (int i = 0; i < links.size(); i++) {
            if (!links.items()[i].hasLeft()) {
                found.add((Part) links.items()[i]);
            }
        }
        return found;
    }

    /** The given parts, and all they depend on that have not been started, each once. */
    List<Part> withDependencies(Collection<Part> wanted) {
        int walk = ++walks;
        List<Part> found = new ArrayList<>(wanted.size());
        for (Part part : wanted) {
            if (part.visit(walk)) {
                found.add(part);
            }
        }
        for (int at = 0; at < found.size(); at++) { // it grows meanwhile
            Links links = found.get(at).dependencies();
            for (int i = 0; i < links.size(); i++) {
                Part dependency = (Part) links.items()[i];
                if (!dependency.isStarted() && !dependency.hasLeft() && dependency.visit(walk)) {
                    found.add(dependency);
                }
            }
        }
        return found;
    }

    /** Those that were never started, and those that have not ended. */
    List<Part> notYetOver() {
        List<Part> live = new ArrayList<>(parts.size());
        for (Part part : parts.values()) {
            if (!part.isStarted() || !part.isDone()) {
                live.add(part);
            }
        }
        return live;
    }

    /** All that depend on some parts, near ones first, without those parts. */
    static List<Part> dependents(Collection<Part> of) {
        Set<Part> seen = new HashSet<>(of);
        List<Part> found = new ArrayList<>();
        Deque<Part> open = new ArrayDeque<>(of);
        for (Part part = open.poll(); part != null; part = open.poll()) {
            for (Part dependent : parts(part.dependents())) {
                if (seen.add(dependent)) {
                    found.add(dependent);
                    open.add(dependent);
                }
            }
        }
        return found;
    }

    // ---------------------------------------------------------------- groups

    Group group(String name) {
        Group group = groups.get(Checks.notNull("group", name));
        if (group == null) {
            throw Refusals.noGroup(name);
        }
        return group;
    }

    void createGroup(String name) {
        if (groups.putIfAbsent(name, new Group(name)) != null) {
            throw Refusals.groupExists(name);
        }
    }

    Map<String, Set<TaskId>> groups() {
        Map<String, Set<TaskId>> copy = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            Set<TaskId> ids = new LinkedHashSet<>();
            group.members.forEach(part -> ids.add(part.id));
            copy.put(name, Collections.unmodifiableSet(ids));
        });
        return Collections.unmodifiableMap(copy);
    }

    // ---------------------------------------------------------------- forgetting

    /** Forgets ended parts that nobody waits for, the oldest first, until so many ended ones are left. */
    int forget(int keep) {
        List<Part> ended = new ArrayList<>();
        for (Part part : parts.values()) {
            if (part.isDone()) {
                ended.add(part);
            }
        }
        ended.sort(Comparator.comparingLong(Part::ended));
        int excess = ended.size() - keep;
        int forgotten = 0;
        for (Part part : ended) {
            if (forgotten < excess && isAwaitedByNobody(part)) {
                part.performance.forgetsOne();
                part.takeRuns().forEach(run -> run.forget(part));
                remove(part);
                forgotten++;
            }
        }
        return forgotten;
    }

    private static boolean isAwaitedByNobody(Part part) {
        return parts(part.dependents()).stream().allMatch(Part::isDone);
    }
}
