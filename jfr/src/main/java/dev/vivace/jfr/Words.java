package dev.vivace.jfr;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.priority.RankableByPriority;

/** Priorities and errors in a word. Messages of exceptions are left out: they may quote what the work had in hand. */
final class Words {

    private Words() {}

    static String of(RankableByPriority priority) {
        return priority instanceof Enum<?> constant ? constant.name() : "rank " + priority.rank();
    }

    static String of(AsyncTaskError error) {
        String kind = error.getClass().getSimpleName();
        return error.cause()
                .map(cause -> kind + ": " + cause.getClass().getName())
                .orElse(kind);
    }
}
