package dev.vivace.opentelemetry;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.priority.RankableByPriority;
import io.opentelemetry.api.common.AttributeKey;

/** Names of attributes, and the words that stand under them. */
final class Keys {

    static final AttributeKey<String> ID = AttributeKey.stringKey("task.id");
    static final AttributeKey<String> NAME = AttributeKey.stringKey("task.name");
    static final AttributeKey<String> PATH = AttributeKey.stringKey("task.path");
    static final AttributeKey<String> PRIORITY = AttributeKey.stringKey("task.priority");
    static final AttributeKey<String> STATUS = AttributeKey.stringKey("task.status");
    static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("task.attempt");
    static final AttributeKey<Double> DELAY = AttributeKey.doubleKey("task.retry.delay");
    static final AttributeKey<String> WARNING = AttributeKey.stringKey("task.warning.kind");
    static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private Keys() {}

    static String of(RankableByPriority priority) {
        return priority instanceof Enum<?> constant ? constant.name() : "rank-" + priority.rank();
    }

    /** The class of the exception, or else the kind of error. */
    static String of(AsyncTaskError error) {
        return error.cause()
                .map(cause -> cause.getClass().getName())
                .orElseGet(() -> error.getClass().getSimpleName());
    }
}
