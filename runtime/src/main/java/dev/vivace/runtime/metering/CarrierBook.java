package dev.vivace.runtime.metering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows which task started a platform thread on one carrier. The event that says who started a thread names the carrier, and
 * is written by the new thread, at any time. The carrier says after a slice whose it was, and how far the numbers of
 * threads have come: so those between two such marks were started in the slices between. Used by one thread, which hears
 * events.
 */
final class CarrierBook {

    private static final int KEPT = 256;

    private record Span(long from, long to, @Nullable Account account) {}

    private final Deque<Span> spans = new ArrayDeque<>();
    private final Map<Long, Threadbook.Owner> waiting = new HashMap<>();
    private long reached;

    CarrierBook(long nextThread) {
        reached = nextThread;
    }

    /** A thread was started on this carrier. */
    void started(long thread, Threadbook.Owner owner) {
        if (thread >= reached) {
            waiting.put(thread, owner);
            return;
        }
        for (Span span : spans) {
            if (span.from <= thread && thread < span.to) {
                owner.becomes(span.account);
            }
        }
    }

    /** All threads up to this number that were started here are this account's. */
    void startedBy(@Nullable Account account, long nextThread) {
        spans.addFirst(new Span(reached, nextThread, account));
        if (spans.size() > KEPT) {
            spans.removeLast();
        }
        reached = nextThread;
        waiting.forEach((thread, owner) -> {
            if (thread < nextThread) {
                owner.becomes(account);
            }
        });
        waiting.keySet().removeIf(thread -> thread < nextThread);
    }
}
