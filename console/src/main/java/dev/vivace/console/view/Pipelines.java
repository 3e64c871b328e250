package dev.vivace.console.view;

import dev.vivace.EmittingTask;
import dev.vivace.Runtime;
import dev.vivace.stream.DeadLetter;
import dev.vivace.stream.StreamCounts;
import dev.vivace.watch.PipelineState;
import dev.vivace.watch.TaskSnapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pipelines that live, with their rates of the last two minutes. Thread-safe. */
public final class Pipelines {

    private static final int SECONDS = 120;
    private static final double NANOS = 1e9;
    private static final int ITEM_SHOWN = 500;

    private final Runtime<?, ?> runtime;
    private final Live live;
    private final boolean payloads;

    // Guarded by this: the pipelines of the last tick.
    private final Map<String, Track> tracks = new LinkedHashMap<>();

    /**
     * The pipelines of a runtime.
     *
     * @param runtime has them
     * @param live the tasks
     * @param payloads whether items are shown
     */
    public Pipelines(Runtime<?, ?> runtime, Live live, boolean payloads) {
        this.runtime = runtime;
        this.live = live;
        this.payloads = payloads;
    }

    /** The rates of one pipeline; guarded by the lock of its owner. */
    private static final class Track {
        private final Deque<Double> rates = new ArrayDeque<>();
        private long received;
        private long atNanos;

        Track(long received, long nowNanos) {
            this.received = received;
            atNanos = nowNanos;
        }

        void tick(long now, long nowNanos) {
            rates.addLast((now - received) * NANOS / Math.max(1, nowNanos - atNanos));
            if (rates.size() > SECONDS) {
                rates.removeFirst();
            }
            received = now;
            atNanos = nowNanos;
        }
    }

    /** Notes the rates of the last second. */
    public synchronized void tick() {
        long now = runtime.clock().nanoTime();
        Map<String, EmittingTask<?, ?, ?, ?>> found = found();
        tracks.keySet().retainAll(found.keySet());
        found.forEach((id, pipeline) -> {
            long received = pipeline.counts().received();
            Track track = tracks.get(id);
            if (track == null) {
                tracks.put(id, new Track(received, now));
            } else {
                track.tick(received, now);
            }
        });
    }

    private Map<String, EmittingTask<?, ?, ?, ?>> found() {
        Map<String, EmittingTask<?, ?, ?, ?>> found = new LinkedHashMap<>();
        for (TaskSnapshot task : live.index().snapshot().tasks()) {
            if (task.kind() == TaskSnapshot.Kind.PIPELINE) {
                find(task.id()).ifPresent(pipeline -> found.put(task.id(), pipeline));
            }
        }
        return found;
    }

    private Optional<EmittingTask<?, ?, ?, ?>> find(String id) {
        return runtime.find(id).map(task -> task instanceof EmittingTask<?, ?, ?, ?> pipeline ? pipeline : null);
    }

    /**
     * All of them.
     *
     * @return the views
     */
    public synchronized Collection<PipelineView> views() {
        return found().entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .toList();
    }

    private PipelineView view(String id, EmittingTask<?, ?, ?, ?> pipeline) {
        PipelineState state = pipeline.pipelineState();
        StreamCounts counts = state.counts();
        Track track = tracks.get(id);
        List<Double> history = track == null ? List.of() : List.copyOf(track.rates);
        double rate = history.isEmpty() ? 0 : history.getLast();
        Long total = state.total().isPresent() ? state.total().getAsLong() : null;
        return new PipelineView(
                id,
                pipeline.path(),
                pipeline.status().name(),
                state.sender(),
                state.receiver(),
                rate,
                counts.sent(),
                counts.received(),
                counts.collected(),
                counts.retried(),
                counts.deadLetters(),
                state.lag(),
                state.depth(),
                state.capacity(),
                state.paused(),
                new PipelineView.Done(counts.received(), total, leftMs(total, counts.received(), rate)),
                history);
    }

    private static @Nullable Long leftMs(@Nullable Long total, long done, double rate) {
        return total == null || rate <= 0 ? null : Math.round(Math.max(0, total - done) * 1000 / rate);
    }

    /**
     * A dead letter.
     *
     * @param seq the number of the item in its stream
     * @param at when it failed for good
     * @param attempts how often it was tried
     * @param error why it failed
     * @param payload the beginning of the item, null unless payloads are shown
     */
    public record Letter(
            long seq,
            Instant at,
            int attempts,
            String error,
            @Nullable String payload) {}

    /**
     * The dead letters of a pipeline.
     *
     * @param id of its task
     * @param offset how many to skip
     * @param limit how many to give
     * @return a part of them; empty when the pipeline is gone
     */
    public Optional<Page<Letter>> letters(String id, long offset, long limit) {
        return find(id).map(pipeline -> Page.of(
                List.<DeadLetter<Object>>copyOf(pipeline.deadLetters(Object.class)), offset, limit, this::letter));
    }

    private Letter letter(DeadLetter<?> letter) {
        String item = payloads && !letter.isUnreadable() ? String.valueOf(letter.item()) : null;
        return new Letter(
                letter.eventId(),
                letter.at(),
                letter.attempts(),
                letter.error().message(),
                item == null || item.length() <= ITEM_SHOWN ? item : item.substring(0, ITEM_SHOWN) + "...");
    }
}
