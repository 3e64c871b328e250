package dev.vivace.console.view;

import dev.vivace.Runtime;
import dev.vivace.console.seen.Watcher;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskWarning;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The index of the moment. It is made when somebody asks, at most once a second, and shared: a hundred thousand tasks
 * are walked once for all who look. Thread-safe.
 */
public final class Live {

    private static final long FRESH_NANOS = 900_000_000;

    private final Runtime<?, ?> runtime;
    private final Watcher watcher;
    private final Supplier<List<TaskWarning>> warnings;

    // All guarded by this.
    private @Nullable Index index;
    private long madeNanos;
    private boolean stale;

    /**
     * Nothing is taken yet.
     *
     * @param runtime what is looked at
     * @param watcher knows what has settled
     * @param warnings asked each time
     */
    public Live(Runtime<?, ?> runtime, Watcher watcher, Supplier<List<TaskWarning>> warnings) {
        this.runtime = runtime;
        this.watcher = watcher;
        this.warnings = warnings;
    }

    /**
     * The tasks of now, or of a moment ago.
     *
     * @return an index that is at most a second old
     */
    public synchronized Index index() {
        long now = runtime.clock().nanoTime();
        Index known = index;
        if (known == null || stale || now - madeNanos >= FRESH_NANOS) {
            RuntimeSnapshot snapshot = runtime.snapshot(); // first: what settles after it is past at last
            known = Index.of(snapshot, watcher.past(), warnings.get(), known);
            index = known;
            madeNanos = now;
            stale = false;
        }
        return known;
    }

    /** Lets the next look be a fresh one. */
    public synchronized void forget() {
        stale = true;
    }
}
