package dev.vivace.warnings;

import dev.vivace.watch.TaskSnapshot;

/** What is remembered of a task from one look to the next: since when each thing is as it is. Guarded by the watch. */
final class Sighting {

    static final long NEVER = Long.MIN_VALUE;

    long round;

    private long checks = NEVER;
    private long unchangedSince = NEVER;
    private long cancelledSince = NEVER;
    private long queuedSince = NEVER;
    private long orphanSince = NEVER;

    // How its thread stood when it was first found silent; until it passes a checkpoint.
    ThreadDump.Standing standing = ThreadDump.Standing.UNKNOWN;
    boolean stood;

    // The size of its collection at the last look.
    long collection;

    /** Notes what is so at a look. */
    void note(TaskSnapshot task, boolean orphan, long now) {
        boolean silent = task.thread().isPresent() && task.waitingFor().isEmpty();
        if (!silent || task.checks() != checks) {
            checks = task.checks();
            unchangedSince = silent ? now : NEVER;
            stood = false;
        }
        cancelledSince = since(task.cancellation().isPresent() || task.abandoned(), cancelledSince, now);
        queuedSince = since(task.queued(), queuedSince, now);
        orphanSince = since(orphan, orphanSince, now);
    }

    private static long since(boolean so, long before, long now) {
        return !so ? NEVER : before == NEVER ? now : before;
    }

    /** For how long the work has run or been blocked without a sign. */
    long silentFor(long now) {
        return passed(unchangedSince, now);
    }

    long cancelledFor(long now) {
        return passed(cancelledSince, now);
    }

    long queuedFor(long now) {
        return passed(queuedSince, now);
    }

    long orphanFor(long now) {
        return passed(orphanSince, now);
    }

    private static long passed(long since, long now) {
        return since == NEVER ? NEVER : now - since;
    }
}
