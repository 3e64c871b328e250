package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import org.jspecify.annotations.Nullable;

/** Sees to it that no failure of a child is lost because nobody looked at it. */
final class LostFailures {

    private LostFailures() {}

    /**
     * Called before a parent settles: failures of children that nobody looked at go under the parent's error, or to the
     * uncaught hook when the parent has none.
     */
    static void report(TaskEngine parent, @Nullable AsyncTaskError error) {
        Scope scope = parent.scopeIfAny();
        if (scope == null) {
            return;
        }
        for (TaskEngine child : scope.takeFailed()) {
            if (child.wasLooked()) {
                continue;
            }
            if (error == null) {
                parent.runtime.uncaught(child, child.settledException());
            } else {
                parent.extras().suppress(child.settledException());
            }
        }
    }

    /** Called when a parent has more failed children than it keeps. */
    static void reportAlone(TaskEngine child) {
        if (!child.wasLooked()) {
            child.runtime.uncaught(child, child.settledException());
        }
    }
}
