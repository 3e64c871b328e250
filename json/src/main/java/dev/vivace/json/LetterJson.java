package dev.vivace.json;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.id.TaskId;
import dev.vivace.stream.BadItemException;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.Place;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Dead letters as JSON. Of an item that could not be read there is what its source says of it. */
final class LetterJson {

    private LetterJson() {}

    static <T> ObjectNode write(DeadLetter<T> letter, Function<? super T, ?> item, JsonMapper mapper) {
        ObjectNode node = mapper.createObjectNode();
        node.put("eventId", letter.eventId());
        node.put("taskId", letter.taskId().text());
        node.put("at", letter.at().toString());
        node.put("attempts", letter.attempts());
        ErrorJson.write(letter.error(), node.putObject("error"));
        if (!letter.isUnreadable()) {
            node.set("item", mapper.valueToTree(item.apply(letter.item())));
        } else if (letter.error().cause().orElse(null) instanceof BadItemException bad) {
            unread(bad, node.putObject("unread"));
        }
        return node;
    }

    private static void unread(BadItemException bad, ObjectNode node) {
        node.put("source", bad.place().source());
        node.put("line", bad.place().line());
        node.put("byte", bad.place().offset());
        node.put("reason", bad.reason());
        node.put("text", bad.text());
    }

    private static AsyncTaskError unread(JsonNode node) {
        Place place = new Place(
                node.path("source").asString(""),
                node.path("line").longValue(),
                node.path("byte").longValue());
        return AsyncTaskError.of(new BadItemException(
                node.path("reason").asString(""), place, node.path("text").asString("")));
    }

    /** Any exception means that the line is no letter, or that its item does not fit the type. */
    static <T> DeadLetter<T> read(JsonNode node, Class<T> type, JsonMapper mapper) {
        JsonNode unread = node.path("unread");
        return new DeadLetter<>(
                node.path("eventId").longValue(),
                TaskId.parse(node.path("taskId").asString("")),
                unread.isMissingNode() ? mapper.treeToValue(node.required("item"), type) : null,
                node.path("attempts").intValue(),
                unread.isMissingNode() ? ErrorJson.read(node.path("error")) : unread(unread),
                Instant.parse(node.path("at").asString("")));
    }
}
