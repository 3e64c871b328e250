package dev.vivace.pipelines;

import dev.vivace.stream.StreamCounts;
import java.util.concurrent.atomic.AtomicLong;

/** Counts items. Each number is written by one thread, save the retries, and read by any. */
final class Tally {

    final Counter received = new Counter();
    final Counter collected = new Counter();
    final Counter deadLetters = new Counter();
    final AtomicLong retried = new AtomicLong();
    final AtomicLong gaps = new AtomicLong();

    /** A snapshot; what was sent is read last, so that it is never less than what was received. */
    StreamCounts snapshot(Hop hop) {
        long done = received.get();
        return new StreamCounts(
                Math.max(done, hop.sent()), done, collected.get(), retried.get(), deadLetters.get(), gaps.get());
    }
}
