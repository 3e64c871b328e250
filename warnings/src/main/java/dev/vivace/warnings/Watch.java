package dev.vivace.warnings;

import dev.vivace.AsyncTask;
import dev.vivace.EmittingTask;
import dev.vivace.Runtime;
import dev.vivace.RuntimeListener;
import dev.vivace.id.TaskId;
import dev.vivace.time.Alarm;
import dev.vivace.watch.PipelineState;
import dev.vivace.watch.RuntimeSnapshot;
import dev.vivace.watch.TaskSnapshot;
import dev.vivace.watch.TaskWarning;
import dev.vivace.watch.TaskWarning.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a runtime again and again, and remembers what it saw. */
final class Watch<I extends TaskId> {

    /** With more tasks at work than this, threads are not dumped: that would take the clock's thread for too long. */
    private static final int MOST_THREADS = 10_000;

    private static final int REST = 50;

    private final Runtime<?, I> runtime;
    private final WarningLimits limits;
    private final RetryCounts retries;

    /** An occurrence: of one kind, of one task or group of tasks. */
    private record Key(Kind kind, String of) {}

    // All guarded by this object's monitor.
    private final Map<String, Sighting> sightings = new HashMap<>();
    private final Map<Key, TaskWarning> pinned = new LinkedHashMap<>();
    private Map<Key, TaskWarning> known = Map.of();
    private Map<Long, TaskSnapshot> byThread = Map.of();
    private long round;
    private boolean over;
    private @Nullable Alarm alarm;

    // Written under the monitor, read by all.
    private volatile List<TaskWarning> current = List.of();

    Watch(Runtime<?, I> runtime, WarningLimits limits) {
        this.runtime = runtime;
        this.limits = limits;
        retries = new RetryCounts(limits.retries(), limits.retryWindow());
    }

    RuntimeListener retries() {
        return retries;
    }

    List<TaskWarning> current() {
        return current;
    }

    // ---------------------------------------------------------------- when

    void begin() {
        arm(limits.every().toNanos());
    }

    private synchronized void arm(long nanos) {
        if (!over) {
            alarm = runtime.clock().schedule(runtime.clock().nanoTime() + nanos, this::tick);
        }
    }

    private void tick() {
        long begin = runtime.clock().nanoTime();
        look();
        arm(Math.max(limits.every().toNanos(), REST * (runtime.clock().nanoTime() - begin)));
    }

    synchronized void end() {
        over = true;
        if (alarm != null) {
            alarm.cancel();
        }
    }

    // ---------------------------------------------------------------- looking

    synchronized void look() {
        if (over) {
            return;
        }
        RuntimeSnapshot snapshot = runtime.snapshot();
        long now = runtime.clock().nanoTime();
        round++;
        Look look = new Look(snapshot, now);
        snapshot.tasks().forEach(look::at);
        sightings.values().removeIf(sighting -> sighting.round != round);
        retries.storms(snapshot.at()).forEach(look::storm);
        pinned.keySet().removeIf(key -> !sightings.containsKey(key.of));
        look.seen.putAll(pinned);
        byThread = look.threads;
        known = look.seen;
        current = List.copyOf(look.seen.values());
    }

    /** One look at all tasks. */
    private final class Look {

        private final RuntimeSnapshot snapshot;
        private final long now;
        private final Set<String> live = new HashSet<>();
        private final Map<Long, TaskSnapshot> threads = new HashMap<>();
        private final Map<Key, TaskWarning> seen = new LinkedHashMap<>();
        private @Nullable ThreadDump dump;

        Look(RuntimeSnapshot snapshot, long now) {
            this.snapshot = snapshot;
            this.now = now;
            for (TaskSnapshot task : snapshot.tasks()) {
                if (!task.abandoned()) {
                    live.add(task.id());
                }
                task.thread().ifPresent(thread -> threads.put(thread, task));
            }
        }

        void at(TaskSnapshot task) {
            Sighting sighting = sightings.computeIfAbsent(task.id(), _ -> new Sighting());
            sighting.round = round;
            sighting.note(
                    task, task.starter().map(starter -> !live.contains(starter)).orElse(false), now);
            silence(task, sighting);
            long cancelled = sighting.cancelledFor(now);
            if (cancelled >= (task.abandoned() ? limits.every() : limits.deaf()).toNanos()) {
                add(Kind.DEAF, task, since -> Sentences.deaf(task, since, cancelled));
            }
            if (sighting.orphanFor(now) >= limits.orphan().toNanos()) {
                add(
                        Kind.ORPHAN,
                        task,
                        since -> Sentences.orphan(task, since, task.starter().orElse("")));
            }
            long queued = sighting.queuedFor(now);
            if (queued >= limits.queued().toNanos()) {
                add(Kind.QUEUED_TOO_LONG, task, since -> Sentences.queued(task, since, queued));
            }
            if (task.stalled()) {
                add(Kind.MISSED_HEARTBEAT, task, since -> Sentences.stalled(task, since));
            }
            if (task.kind() == TaskSnapshot.Kind.PIPELINE) {
                collection(task, sighting);
            }
        }

        /** Work that gives no sign is blocked, or runs: its thread says which. */
        private void silence(TaskSnapshot task, Sighting sighting) {
            long silent = sighting.silentFor(now);
            Duration least = limits.stuck().compareTo(limits.unchecked()) < 0 ? limits.stuck() : limits.unchecked();
            if (silent < least.toNanos() || task.abandoned()) {
                return;
            }
            if (!sighting.stood) {
                sighting.standing = standing(task.thread());
                sighting.stood = true;
            }
            ThreadDump.Standing how = sighting.standing;
            if (how.isBlocked() && silent >= limits.stuck().toNanos()) {
                add(Kind.STUCK, task, since -> Sentences.stuck(task, since, how, silent));
            } else if (!how.isBlocked() && silent >= limits.unchecked().toNanos()) {
                add(Kind.NEVER_CHECKS_CANCELLATION, task, since -> Sentences.unchecked(task, since, how, silent));
            }
        }

        private ThreadDump.Standing standing(OptionalLong thread) {
            if (thread.isEmpty() || snapshot.gauges().executing() > MOST_THREADS) {
                return ThreadDump.Standing.UNKNOWN;
            }
            if (dump == null) {
                dump = ThreadDump.take();
            }
            return dump.of(thread.getAsLong());
        }

        private void collection(TaskSnapshot task, Sighting sighting) {
            Optional<AsyncTask<?, I>> found = runtime.find(task.id());
            if (found.orElse(null) instanceof EmittingTask<?, ?, ?, ?> pipeline) {
                PipelineState state = pipeline.pipelineState();
                long size = state.collection().orElse(0);
                if (size >= limits.collection() && size > sighting.collection) {
                    add(Kind.GROWING_COLLECTOR, task, since -> Sentences.growing(task, since, state, size));
                }
                sighting.collection = size;
            }
        }

        private void add(Kind kind, TaskSnapshot task, Sentence sentence) {
            Key key = new Key(kind, task.id());
            TaskWarning before = known.get(key);
            TaskWarning warning = sentence.since(before == null ? snapshot.at() : before.since());
            seen.put(key, warning);
            if (before == null) {
                runtime.find(task.id()).ifPresent(found -> runtime.warn(found, warning));
            }
        }

        @SuppressWarnings("unchecked") // the runtime told of its own task
        void storm(RetryCounts.Storm storm) {
            Key key = new Key(Kind.RETRY_STORM, storm.key());
            TaskWarning before = known.get(key);
            TaskWarning warning = Sentences.storm(
                    storm.task().id().text(),
                    storm,
                    before == null ? snapshot.at() : before.since(),
                    limits.retryWindow());
            seen.put(key, warning);
            if (before == null) {
                runtime.warn((AsyncTask<?, I>) storm.task(), warning);
            }
        }
    }

    /** A warning that lacks the moment since when it holds. */
    @FunctionalInterface
    private interface Sentence {
        TaskWarning since(Instant since);
    }

    // ---------------------------------------------------------------- pinned threads

    /** Called by the event stream. A thread is forgotten when its task has settled since and was in no look. */
    void pinned(long thread, Duration time, String reason) {
        RuntimeSnapshot snapshot = runtime.snapshot();
        Optional<TaskSnapshot> now = snapshot.tasks().stream()
                .filter(task -> task.thread().equals(OptionalLong.of(thread)))
                .findFirst();
        synchronized (this) {
            TaskSnapshot task = now.orElse(byThread.get(thread));
            if (task == null || over) {
                return;
            }
            TaskWarning warning = Sentences.pinned(task, snapshot.at(), time, reason);
            if (pinned.putIfAbsent(new Key(Kind.PINNED, task.id()), warning) == null) {
                List<TaskWarning> more = new ArrayList<>(current);
                more.add(warning);
                current = List.copyOf(more);
                runtime.find(task.id()).ifPresent(found -> runtime.warn(found, warning));
            }
        }
    }
}
