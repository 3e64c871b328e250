package dev.vivace.runtime;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
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
            AsyncTaskError failure = child.errorIfSettled();
            if (failure == null || failure instanceof AsyncTaskError.Cancelled || child.wasLooked()) {
                continue;
            }
            AsyncTaskException thrown = child.toException(failure);
            if (error == null) {
                parent.runtime.uncaught(child, thrown);
            } else {
                parent.extras().suppress(thrown);
            }
        }
    }
}
