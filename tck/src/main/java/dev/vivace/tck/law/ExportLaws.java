package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vivace.SpawningTask;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The graph as DOT, Mermaid and JSON: law O7 of the contract. */
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
        Object json = Json.parse(example.play.orchestra().toJson());
        assertTrue(json instanceof Map, "one object");
        for (SpawningTask<Integer, TaskId> task : example.tasks) {
            assertTrue(
                    mentions(json, List.of(task.id().toString(), task.name().orElseThrow(), "PENDING")),
                    task.id() + " with its name and status is in " + json);
        }
        for (int from = 0; from < example.tasks.size(); from++) {
            for (int to = 0; to < example.tasks.size(); to++) {
                String one = example.tasks.get(from).id().toString();
                String other = example.tasks.get(to).id().toString();
                boolean edge = example.edges.contains(List.of(from, to)) || example.edges.contains(List.of(to, from));
                assertEquals(edge, from != to && mentions(json, List.of(one, other)), one + " and " + other);
            }
        }
    }

    @Test
    default void O7_exports_show_the_statuses_of_the_moment() throws Exception {
        Play play = Play.of(this, seeded(), "moments");
        SpawningTask<Integer, TaskId> runs = play.task("runs", seconds(5));
        play.task("fails", context -> {
            throw new Exception("as intended");
        });
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
        String id = runs.id().toString();
        assertTrue(mentions(Json.parse(during.getLast()), List.of(id, "runs", TaskStatus.RUNNING.name())));
        assertTrue(mentions(Json.parse(after.getLast()), List.of(id, "runs", TaskStatus.COMPLETED.name())));
        assertTrue(mentions(Json.parse(after.getLast()), List.of("fails", TaskStatus.FAILED.name())));
    }

    @Test
    default void O7_an_empty_graph_is_a_graph() {
        Play play = Play.of(this, seeded(), "empty");
        assertEquals(0, Drawing.ofDot(play.orchestra().toDot()).labels().size());
        assertEquals(0, Drawing.ofMermaid(play.orchestra().toMermaid()).labels().size());
        assertTrue(Json.parse(play.orchestra().toJson()) instanceof Map);
    }

    /** Whether one object or array has all the texts, in itself or in arrays right in it. */
    private static boolean mentions(@Nullable Object json, List<String> texts) {
        Collection<?> parts = switch (json) {
            case Map<?, ?> object -> object.values();
            case List<?> array -> array;
            case null, default -> List.of();
        };
        List<@Nullable Object> here = new ArrayList<>(parts);
        parts.forEach(part -> here.addAll(part instanceof List<?> array ? array : List.of()));
        return here.containsAll(texts) || parts.stream().anyMatch(part -> mentions(part, texts));
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
