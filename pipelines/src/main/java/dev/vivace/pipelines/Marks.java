package dev.vivace.pipelines;

import dev.vivace.stream.CheckpointStore;
import dev.vivace.stream.EventSink.TransactionalWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a pipeline is, for a later run to go on from: the position after the last item before which none is open. Results
 * are taken in in source order when a position is kept, so that is the position of the item that was taken in last. Used by
 * the pipeline's thread.
 */
final class Marks {

    /** A save costs a flush of the sinks and of the disk; between two there may be so many items, or so much time. */
    private static final int ITEMS = 10_000;

    private static final Duration TIME = Duration.ofSeconds(1);

    /** What a state begins with; that of a pipeline that ended well is empty. */
    private static final String OPEN = "at ";

    private final boolean kept;
    private final Optional<CheckpointStore> store;
    private final Outlets<?> outlets;
    private final Moments moments;
    private final String key;

    private @Nullable TransactionalWriter<?> transaction;
    private @Nullable String position;
    private @Nullable String saved;
    private long sinceSave;
    private long savedNanos;
    private boolean changed;

    Marks(boolean kept, Optional<CheckpointStore> store, Outlets<?> outlets, Moments moments, String key) {
        this.kept = kept;
        this.store = store;
        this.outlets = outlets;
        this.moments = moments;
        this.key = key;
        savedNanos = moments.startNanos();
    }

    boolean areKept() {
        return kept;
    }

    /** Where to go on; null at the beginning. Called when the sinks are open. */
    @Nullable
    String begin() throws Exception {
        if (!kept) {
            return null;
        }
        transaction = outlets.transaction();
        Optional<byte[]> state = transaction == null ? store.orElseThrow().load(key) : transaction.load(key);
        String text =
                state.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        if (text.isEmpty()) {
            return null;
        }
        if (!text.startsWith(OPEN)) {
            throw new IllegalStateException("the checkpoint \"" + key + "\" was not written by a pipeline: " + text);
        }
        saved = text.substring(OPEN.length());
        position = saved;
        return saved;
    }

    /** An item was taken in. */
    void passed(Object crossed) {
        if (kept) {
            position = Sent.positionOf(crossed);
            sinceSave++;
        }
    }

    /** Something was taken in that does not move the position. */
    void changed() {
        changed = true;
        sinceSave++;
    }

    void saveIfDue() throws Exception {
        if (kept && sinceSave > 0) {
            long now = moments.clock().nanoTime();
            if (sinceSave >= ITEMS || now - savedNanos >= TIME.toNanos()) {
                save();
                savedNanos = now;
            }
        }
    }

    /** Saves what was taken in since the last time. */
    void save() throws Exception {
        String now = position;
        if (kept && now != null && (changed || !now.equals(saved))) {
            outlets.flush(true);
            write(OPEN + now);
            saved = now;
            sinceSave = 0;
            changed = false;
        }
    }

    /** The pipeline ended well: the next run begins anew. */
    void complete() throws Exception {
        if (transaction != null) {
            write("");
        } else if (kept) {
            store.orElseThrow().remove(key);
        }
    }

    private void write(String state) throws Exception {
        byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
        if (transaction != null) {
            transaction.commit(key, bytes);
        } else {
            store.orElseThrow().save(key, bytes);
        }
    }
}
