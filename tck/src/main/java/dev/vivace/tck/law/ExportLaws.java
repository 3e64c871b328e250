package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The graph as DOT, Mermaid and JSON: law O7 of the contract.
 *
 * <p>In JSON it is an object with an array {@code tasks} of objects, which have at least {@code id}, {@code name} and
 * {@code status}, and an array {@code edges} of objects, which have {@code dependent} and {@code dependency}: ids.
 */
@SuppressWarnings({"MemberName", "FutureReturnValueIgnored"}) // named after laws; tasks are futures
public interface ExportLaws extends OrchestraSubject {

    /** Names that are hard to write down; none is a part of another. */
    List<String> ODD = List.of(
            "say \"hello\"",
            "back\\slash",
            "two\nlines",
            "a]b[c",
            "if (x) {y}",
            "<b>&amp;<br>",
            "#35; of Mermaid",
            "semi;colon --> arrow -> too",
            "the end",
            "graph",
            "tab\there",
            "%% comment",
            "crème brûlée ☕ 𝄞",
            "'single' `back`",
            "trailing\\");

    @Test
    default void O7_dot_has_every_node_and_edge() throws Exception {
        Example example = new Example(this);
        Drawing drawing = Drawing.ofDot(example.play.orchestra().toDot());
        example.assertDrawn(drawing);
    }

    @Test
    default void O7_mermaid_has_every_node_and_edge() throws Exception {
        Example example = new Example(this);
        Drawing drawing = Drawing.ofMermaid(example.play.orchestra().toMermaid());
        example.assertDrawn(drawing);
    }

    @Test
    default void O7_json_has_every_node_and_edge() throws Exception {
        Example example = new Example(this);
        String json = example.play.orchestra().toJson();
        Map<String, Map<String, ?>> tasks = tasks(json);
        assertEquals(example.tasks.size(), tasks.size());
        for (int node = 0; node < example.tasks.size(); node++) {
            Map<String, ?> task = of(tasks, example.tasks.get(node).id());
            assertEquals(ODD.get(node), task.get("name"));
            assertEquals("PENDING", task.get("status"));
        }
        List<Object> edges = new ArrayList<>();
        for (List<Integer> edge : example.edges) {
            edges.add(Map.of(
                    "dependency", example.tasks.get(edge.getFirst()).id().toString(),
                    "dependent", example.tasks.get(edge.getLast()).id().toString()));
        }
        assertEquals(edges.size(), list("edges", json).size(), "each edge once");
        assertEquals(Set.copyOf(edges), Set.copyOf(list("edges", json)));
    }

    @Test
    default void O7_exports_show_the_statuses_of_the_moment() throws Exception {
        Play play = Play.of(this, seeded(), "moments");
        SpawningTask<Integer, TaskId> runs = play.task("runs", seconds(5));
        SpawningTask<Integer, TaskId> fails = play.failing("fails", new Exception("as intended"));
        List<UnaryOperator<String>> forms = List.of(
                ignored -> play.orchestra().toDot(),
                ignored -> play.orchestra().toMermaid(),
                ignored -> play.orchestra().toJson());
        List<String> before = forms.stream().map(form -> form.apply("")).toList();
        play.orchestra().startAll();
        play.test().advance(seconds(1));
        List<String> during = forms.stream().map(form -> form.apply("")).toList();
        play.test().runUntilIdle();
        List<String> after = forms.stream().map(form -> form.apply("")).toList();
        for (int i = 0; i < forms.size(); i++) {
            assertNotEquals(before.get(i), during.get(i));
            assertNotEquals(during.get(i), after.get(i));
        }
        assertEquals("RUNNING", of(tasks(during.getLast()), runs.id()).get("status"));
        assertEquals("COMPLETED", of(tasks(after.getLast()), runs.id()).get("status"));
        assertEquals("FAILED", of(tasks(after.getLast()), fails.id()).get("status"));
    }

    @Test
    default void O7_an_empty_graph_is_a_graph() {
        Play play = Play.of(this, seeded(), "empty");
        assertEquals(0, Drawing.ofDot(play.orchestra().toDot()).labels().size());
        assertEquals(0, Drawing.ofMermaid(play.orchestra().toMermaid()).labels().size());
        assertTrue(Json.parse(play.orchestra().toJson()) instanceof Map);
    }

    /** The tasks of an export by their ids. */
    @SuppressWarnings("unchecked") // the keys of an object are text
    private static Map<String, Map<String, ?>> tasks(String json) {
        Map<String, Map<String, ?>> tasks = new LinkedHashMap<>();
        for (Object task : list("tasks", json)) {
            if (task instanceof Map<?, ?> fields) {
                tasks.put(String.valueOf(fields.get("id")), (Map<String, ?>) fields);
            }
        }
        return tasks;
    }

    private static List<?> list(String name, String json) {
        if (Json.parse(json) instanceof Map<?, ?> object && object.get(name) instanceof List<?> list) {
            return list;
        }
        throw new AssertionError("not an object with an array \"" + name + "\": " + json);
    }

    private static Map<String, ?> of(Map<String, Map<String, ?>> tasks, TaskId id) {
        return tasks.getOrDefault(id.toString(), Map.of());
    }

    /** Tasks with odd names and edges among them. */
    final class Example {

        private final Play play;
        private final List<SpawningTask<Integer, TaskId>> tasks;
        private final Set<List<Integer>> edges = new HashSet<>();

        Example(Subject subject) {
            play = Play.of(subject, subject.seeded(), "drawn");
            tasks = ODD.stream().map(play::task).toList();
            Random random = new Random(5);
            for (int i = 0; i < 20; i++) {
                int dependent = 1 + random.nextInt(tasks.size() - 1);
                int dependency = random.nextInt(dependent);
                play.after(tasks.get(dependent), List.of(tasks.get(dependency)));
                edges.add(List.of(dependency, dependent));
            }
        }

        /** One node for each name, and exactly the edges, all of one direction. */
        void assertDrawn(Drawing drawing) {
            assertEquals(tasks.size(), drawing.labels().size(), "nodes of " + drawing);
            Set<List<String>> there = new TreeSet<>(Drawing.ORDER);
            Set<List<String>> back = new TreeSet<>(Drawing.ORDER);
            for (List<Integer> edge : edges) {
                String from = drawing.node(ODD.get(edge.getFirst()));
                String to = drawing.node(ODD.get(edge.getLast()));
                there.add(List.of(from, to));
                back.add(List.of(to, from));
            }
            Set<List<String>> drawn = new TreeSet<>(Drawing.ORDER);
            drawn.addAll(drawing.edges());
            assertEquals(edges.size(), drawing.edges().size(), "each edge once");
            assertTrue(drawn.equals(there) || drawn.equals(back), there + " is not " + drawn);
        }
    }
}
