package dev.vivace.runtime.dump;

import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The dump for machines. */
final class JsonDump {

    private JsonDump() {}

    static String of(Instant at, List<TaskSnapshot> tasks, List<TaskWarning> warnings) {
        JsonWriter json = JsonWriter.create(256 * (tasks.size() + 1L));
        json.beginObject().name("at").string(at.toString()).name("size").number(tasks.size());
        json.name("tasks").beginArray();
        tasks.forEach(task -> task(json, at, task));
        json.endArray().name("warnings").beginArray();
        warnings.forEach(warning -> warning(json, warning));
        return json.endArray().endObject().toString();
    }

    private static void task(JsonWriter json, Instant at, TaskSnapshot task) {
        json.beginObject().name("id").string(task.id());
        json.name("parent").stringOrNull(task.parent().orElse(null));
        json.name("depth").number(task.depth());
        json.name("path").string(task.path());
        json.name("name").stringOrNull(task.name().orElse(null));
        json.name("kind").string(task.kind().name());
        json.name("status").string(task.status().name());
        json.name("age").string(Duration.between(task.created(), at).toString());
        json.name("deadlineLeft")
                .stringOrNull(task.deadlineLeft().map(Object::toString).orElse(null));
        json.name("attempt").number(task.attempt());
        json.name("priority").string(task.priority());
        json.name("cancellation")
                .stringOrNull(task.cancellation().map(Object::toString).orElse(null));
        json.name("waitingFor").stringOrNull(task.waitingFor().orElse(null));
        json.name("abandoned").bool(task.abandoned());
        json.name("stalled").bool(task.stalled());
        json.name("errors").number(task.errors());
        json.name("stack").beginArray();
        task.stack().forEach(json::string);
        json.endArray().endObject();
    }

    private static void warning(JsonWriter json, TaskWarning warning) {
        json.beginObject().name("kind").string(warning.kind().name());
        json.name("task").string(warning.taskId());
        json.name("path").string(warning.path());
        json.name("since").string(warning.since().toString());
        json.name("text").string(warning.text());
        json.name("details").beginObject();
        warning.details().forEach((key, value) -> json.name(key).string(value));
        json.endObject().endObject();
    }
}
