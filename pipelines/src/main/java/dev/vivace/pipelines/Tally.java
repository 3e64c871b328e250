package dev.vivace.pipelines;

import dev.vivace.stream.StreamCounts;
import java.util.concurrent.atomic.AtomicLong;

/** Counts items. Each number is written by one thread, save the retries, and read by any. */
final class Tally {

    final AtomicLong received = new AtomicLong();
    final AtomicLong collected = new AtomicLong();
    final AtomicLong retried = new AtomicLong();
    final AtomicLong deadLetters = new AtomicLong();
    final AtomicLong gaps = new AtomicLong();

    /** One more, by the only thread that writes. */
    static long add(AtomicLong number) {
        long next = number.getPlain() + 1;
        number.setRelease(next);
        return next;
    }

    /** One less, by the only thread that writes. */
    static void subtract(AtomicLong number) {
        number.setRelease(number.getPlain() - 1);
    }

    /** A snapshot; what was sent is read last, so that it is never less than what was received. */
    StreamCounts snapshot(Hop hop) {
        long done = received.get();
        return new StreamCounts(
                Math.max(done, hop.sent()), done, collected.get(), retried.get(), deadLetters.get(), gaps.get());
    }
}
