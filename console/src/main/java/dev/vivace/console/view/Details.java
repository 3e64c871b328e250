package dev.vivace.console.view;

import dev.vivace.AsyncTask;
import dev.vivace.Runtime;
import dev.vivace.TaskDump;
import dev.vivace.console.seen.Past;
import dev.vivace.console.seen.Retry;
import dev.vivace.console.seen.Trouble;
import dev.vivace.console.seen.Watcher;
import dev.vivace.context.ContextKey;
import dev.vivace.id.TaskId;
import dev.vivace.lifecycle.StatusChange;
import dev.vivace.message.TaskChannel;
import dev.vivace.metric.TaskUsage;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Everything about one task, as a JSON object: its row and more. Thread-safe. */
public final class Details {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SHOWN = 500;

    private final Runtime<?, ?> runtime;
    private final Live live;
    private final Watcher watcher;
    private final List<ContextKey<?>> keys;

    /**
     * Details of the tasks of a runtime.
     *
     * @param runtime has them
     * @param live their index
     * @param watcher knows their past
     * @param keys whose context values are shown
     */
    public Details(Runtime<?, ?> runtime, Live live, Watcher watcher, List<ContextKey<?>> keys) {
        this.runtime = runtime;
        this.live = live;
        this.watcher = watcher;
        this.keys = List.copyOf(keys);
    }

    /**
     * One task.
     *
     * @param id the text of its id
     * @return what is known; empty when it is not known any more
     */
    public Optional<ObjectNode> of(String id) {
        return live.index().find(id).map(this::of);
    }

    private ObjectNode of(Entry entry) {
        Index index = live.index();
        ObjectNode node = JSON.valueToTree(entry.row(index.at()));
        node.set("warnings", JSON.valueToTree(about(entry.id(), index.warnings())));
        Past past = entry.past();
        TaskSnapshot now = entry.live();
        if (past != null) {
            add(node, past);
        } else if (now != null) {
            add(node, now);
        }
        return node;
    }

    private static List<TaskWarning> about(String id, List<TaskWarning> all) {
        return all.stream().filter(warning -> warning.taskId().equals(id)).toList();
    }

    private static void add(ObjectNode node, Past past) {
        put(node, "created", past.created());
        put(node, "started", past.started());
        put(node, "completed", past.completed());
        put(node, "explain", past.explain());
        put(node, "result", past.result());
        lists(node, past.history(), past.errors(), past.retries(), List.of());
        FigureView.of(past.cpu(), past.memory(), past.io()).forEach((name, parts) -> put(node, name, parts));
    }

    private void add(ObjectNode node, TaskSnapshot now) {
        put(node, "created", now.created());
        put(node, "started", now.started().orElse(null));
        put(node, "completed", null);
        FigureView.of(now.cpu(), now.memory(), now.io()).forEach((name, parts) -> put(node, name, parts));
        runtime.find(now.id())
                .ifPresentOrElse(
                        task -> add(node, now.id(), task),
                        () -> lists(node, List.of(), watcher.troubles(now.id()), watcher.retries(now.id()), List.of()));
    }

    private void add(ObjectNode node, String id, AsyncTask<?, ?> task) {
        put(node, "deadline", task.deadline().orElse(null));
        put(node, "explain", task.explain());
        put(node, "messages", messages(task));
        put(node, "context", context(task));
        lists(node, task.statusHistory(), errors(id, task), watcher.retries(id), stack(runtime, id));
        TaskUsage total = task.totalUsage();
        put(node, "rollup", FigureView.of(total.cpu(), total.memory(), total.io()));
    }

    /** With instants where the console was there to see them. */
    private List<Trouble> errors(String id, AsyncTask<?, ?> task) {
        List<Trouble> seen = watcher.troubles(id);
        return seen.isEmpty()
                ? task.errors().stream().map(error -> Trouble.of(null, error)).toList()
                : seen;
    }

    private Map<String, String> context(AsyncTask<?, ?> task) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ContextKey<?> key : keys) {
            task.contextValue(key).ifPresent(value -> values.put(key.name(), beginning(String.valueOf(value))));
        }
        return values;
    }

    private static String beginning(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }

    private static Map<String, Object> messages(AsyncTask<?, ?> task) {
        Map<String, Object> boxes = new LinkedHashMap<>();
        if (task.relationships().parent().isPresent()) {
            boxes.put("fromParent", box(task.relationships().parentChannel()));
        }
        boxes.put("fromChildren", box(task.relationships().childrenChannel()));
        return boxes;
    }

    private static Map<String, Object> box(TaskChannel channel) {
        Map<String, Object> box = new LinkedHashMap<>();
        box.put("waiting", channel.waiting());
        box.put("dropped", channel.dropped());
        return box;
    }

    private static <I extends TaskId> List<String> stack(Runtime<?, I> runtime, String id) {
        TaskDump dump =
                runtime.find(id).map(task -> runtime.conducted(task).dump()).orElse(null);
        return dump == null || dump.tasks().isEmpty()
                ? List.of()
                : dump.tasks().getFirst().stack();
    }

    private static void lists(
            ObjectNode node,
            List<StatusChange> history,
            List<Trouble> errors,
            List<Retry> retries,
            List<String> stack) {
        put(node, "history", history);
        put(node, "errors", withoutThoseOf(retries, errors));
        put(node, "retries", retries);
        put(node, "stack", stack);
    }

    /** What a retry tells already is not told again as an error. */
    private static List<Trouble> withoutThoseOf(List<Retry> retries, List<Trouble> errors) {
        List<Trouble> left = new ArrayList<>(errors);
        for (Retry retry : retries) {
            left.stream()
                    .filter(error -> error.kind().equals(retry.error().kind())
                            && error.message().equals(retry.error().message()))
                    .findFirst()
                    .ifPresent(left::remove);
        }
        return left;
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        node.set(name, value instanceof Instant at ? JSON.valueToTree(at.toString()) : JSON.valueToTree(value));
    }
}
