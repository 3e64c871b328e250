package dev.vivace.json;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.lifecycle.CancellationLevel;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Errors as JSON: the type, the message for people, and a detail from which it can be made again. Those that are made of an
 * exception come back as {@link AsyncTaskError.Unknown} with the message, as an exception is not data.
 */
final class ErrorJson {

    private ErrorJson() {}

    static void write(AsyncTaskError error, ObjectNode node) {
        node.put("type", error.getClass().getSimpleName());
        node.put("message", error.message());
        switch (error) {
            case AsyncTaskError.Timeout timeout ->
                node.put("detail", timeout.duration().toString());
            case AsyncTaskError.Cancelled cancelled ->
                node.put("detail", cancelled.level().name());
            case AsyncTaskError.Rejected rejected -> node.put("detail", rejected.reason());
            case AsyncTaskError.ResourceLimit limit -> node.put("detail", limit.limit());
            case AsyncTaskError.InvalidState state -> node.put("detail", state.state());
            case AsyncTaskError.InvalidData data -> node.put("detail", data.what());
            case AsyncTaskError.InvalidSchedule schedule -> node.put("detail", schedule.what());
            case AsyncTaskError.KeyVersionTooOld old -> node.put("detail", Integer.toString(old.minimum()));
            case AsyncTaskError.Unknown unknown -> node.put("detail", unknown.what());
            case AsyncTaskError.Failure failure -> {}
            case AsyncTaskError.Panic panic -> {}
            case AsyncTaskError.Io io -> {}
            case AsyncTaskError.RecoveryFailed failed -> {}
        }
    }

    static AsyncTaskError read(JsonNode node) {
        String detail = node.path("detail").asString("");
        return switch (node.path("type").asString("")) {
            case "Timeout" -> new AsyncTaskError.Timeout(Duration.parse(detail));
            case "Cancelled" -> new AsyncTaskError.Cancelled(CancellationLevel.valueOf(detail));
            case "Rejected" -> new AsyncTaskError.Rejected(detail);
            case "ResourceLimit" -> new AsyncTaskError.ResourceLimit(detail);
            case "InvalidState" -> new AsyncTaskError.InvalidState(detail);
            case "InvalidData" -> new AsyncTaskError.InvalidData(detail);
            case "InvalidSchedule" -> new AsyncTaskError.InvalidSchedule(detail);
            case "KeyVersionTooOld" -> new AsyncTaskError.KeyVersionTooOld(Integer.parseInt(detail));
            case "Unknown" -> new AsyncTaskError.Unknown(detail);
            default -> new AsyncTaskError.Unknown(node.path("message").asString(""));
        };
    }
}
