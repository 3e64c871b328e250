package dev.vivace.runtime.dump;

import java.time.Instant;
import java.util.List;

/** The dump for machines. */
final class JsonDump {

    private JsonDump() {}

    static String of(Instant at, int size, List<DumpNode> roots) {
        JsonWriter json = JsonWriter.create(256 * (size + 1L));
        json.beginObject().name("at").string(at.toString()).name("size").number(size);
        json.name("tasks").beginArray();
        for (TreeWalk walk = TreeWalk.over(roots); walk.advance(); ) {
            task(json, walk);
        }
        return json.endArray().endObject().toString();
    }

    private static void task(JsonWriter json, TreeWalk walk) {
        DumpNode node = walk.node();
        int depth = walk.depth();
        json.beginObject().name("id").string(node.id());
        json.name("parent")
                .stringOrNull(depth == 0 ? null : walk.ancestor(depth - 1).id());
        json.name("depth").number(depth);
        json.name("path").string(node.path());
        json.name("name").stringOrNull(node.name().orElse(null));
        json.name("status").string(node.status().name());
        json.name("age").string(node.age().toString());
        json.name("deadlineLeft")
                .stringOrNull(node.deadlineLeft().map(Object::toString).orElse(null));
        json.name("attempt").number(node.attempt());
        json.name("priority").string(node.priority());
        json.name("waitingFor").stringOrNull(node.waitingFor().orElse(null));
        json.name("abandoned").bool(node.abandoned());
        json.name("stack").beginArray();
        node.stack().forEach(json::string);
        json.endArray().endObject();
    }
}
