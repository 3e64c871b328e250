package dev.vivace.watch;

import dev.vivace.lifecycle.CancellationLevel;
import dev.vivace.lifecycle.TaskStatus;
import dev.vivace.metric.CpuUsage;
import dev.vivace.metric.IoUsage;
import dev.vivace.metric.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One task at a moment. Immutable.
 *
 * @param id the text of its id
 * @param parent the id of its parent; empty for a root, and for abandoned work, which has no place in the tree
 * @param depth how many parents are above it in this tree
 * @param name its own name
 * @param path names from the root down; the end of a very long one
 * @param kind what stands behind it
 * @param status where it is in its life
 * @param created when it was made
 * @param started when its work began
 * @param deadlineLeft how long until its deadline, zero or less when that has passed
 * @param attempt 1 for the first, 0 before it
 * @param priority the label of its priority
 * @param rank the rank that counts now, lent ones included
 * @param cancellation the highest level asked for
 * @param waitingFor what it waits for, in words; empty while its own code runs or blocks
 * @param queued whether it is ready and waits for a thread or a permit to start
 * @param abandoned whether it has settled while its work still runs
 * @param stalled whether it has missed its heartbeats
 * @param errors how many errors it has met
 * @param children how many live children it has
 * @param checks how many snapshots have found that its work has passed a checkpoint or a library wait since the one before; it
 *     may be a little behind
 * @param starter the id of the task in whose code it was made, for a task that was detached from that
 * @param thread the id of the thread that its work runs on
 * @param cpu what it cost, its children not included
 * @param memory what it allocated, its children not included
 * @param io what it read and wrote, its children not included
 * @param stack the frames of its work, innermost first; empty in a snapshot, and without a thread
 */
public record TaskSnapshot(
        String id,
        Optional<String> parent,
        int depth,
        Optional<String> name,
        String path,
        Kind kind,
        TaskStatus status,
        Instant created,
        Optional<Instant> started,
        Optional<Duration> deadlineLeft,
        int attempt,
        String priority,
        int rank,
        Optional<CancellationLevel> cancellation,
        Optional<String> waitingFor,
        boolean queued,
        boolean abandoned,
        boolean stalled,
        int errors,
        int children,
        long checks,
        Optional<String> starter,
        OptionalLong thread,
        CpuUsage cpu,
        MemoryUsage memory,
        IoUsage io,
        List<String> stack) {

    /** What stands behind a task. */
    public enum Kind {
        /** Work that gives one value. */
        TASK,
        /** A pipeline: {@link dev.vivace.watch.PipelineState} says more. */
        PIPELINE,
        /** The task of an orchestra. */
        ORCHESTRA
    }
}
