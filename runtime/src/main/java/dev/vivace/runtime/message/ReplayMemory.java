package dev.vivace.runtime.message;

import dev.vivace.error.AsyncTaskError;
import dev.vivace.error.AsyncTaskException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was opened, a window per sender, so that nothing opens twice. Thread-safe; bounded.
 *
 * <p>When the table of senders is full, payloads of further senders are refused with ResourceLimit. Forgetting a sender
 * instead would be unsafe: all it ever sealed could be played back. A table fills only with senders that have the key,
 * and raising the ring's minimum with a new cipher starts afresh safely, because the old payloads are then too old.
 *
 * <p>A sender is told apart by key version too. Otherwise whoever has an old key could push a sender's window forward,
 * and so cut off what it seals with the new one.
 */
final class ReplayMemory {

    /** How many senders a cipher remembers; about 20 MB when all are there. */
    static final int SENDERS = 65_536;

    private final int limit;

    // Guarded by the monitor; written by threads that open the first payload of a sender, read by all that open.
    private final Map<SenderKey, ReplayWindow> windows = new HashMap<>();

    private ReplayMemory(int limit) {
        this.limit = limit;
    }

    static ReplayMemory ofSenders(int limit) {
        return new ReplayMemory(limit);
    }

    /** Refuses what {@link #record} would refuse, to save the work of opening it; changes nothing. */
    void check(SenderKey from, long sequence) {
        ReplayWindow window = known(from);
        refuse(window == null ? ReplayWindow.create().check(sequence) : window.check(sequence), from, sequence);
    }

    /** Remembers a payload whose tag was verified; refuses one that was opened before, by whichever thread. */
    void record(SenderKey from, long sequence) {
        refuse(remembered(from).accept(sequence), from, sequence);
    }

    private synchronized @Nullable ReplayWindow known(SenderKey from) {
        ReplayWindow window = windows.get(from);
        if (window == null && windows.size() >= limit) {
            throw new AsyncTaskException(new AsyncTaskError.ResourceLimit("senders that a cipher remembers, " + limit));
        }
        return window;
    }

    private synchronized ReplayWindow remembered(SenderKey from) {
        ReplayWindow window = known(from);
        if (window == null) {
            window = ReplayWindow.create();
            windows.put(from, window);
        }
        return window;
    }

    private static void refuse(ReplayWindow.Verdict verdict, SenderKey from, long sequence) {
        String why = switch (verdict) {
            case FRESH -> "";
            case SEEN -> "was opened before";
            case TOO_OLD ->
                "is " + ReplayWindow.WIDTH + " or more behind the newest, too old to tell whether it was opened";
        };
        if (!why.isEmpty()) {
            throw new AsyncTaskException(
                    new AsyncTaskError.InvalidData("payload " + sequence + " of sender " + from + " " + why));
        }
    }

    /** A sender as a receiver tells it apart. */
    record SenderKey(int keyVersion, long sender) {

        @Override
        public String toString() {
            return HexFormat.of().toHexDigits(sender);
        }
    }
}
