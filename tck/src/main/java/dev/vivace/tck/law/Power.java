package dev.vivace.tck.law;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A machine's power, which fails after so many uses: nothing that needs it works from then on. It stands for a process that
 * is killed, because all that lasts is made through it. Thread-safe.
 */
final class Power {

    private static final int MOST = 20;
    private static final int USES = 300;

    private final AtomicLong left;

    private Power(long uses) {
        left = new AtomicLong(uses);
    }

    static Power unfailing() {
        return failingAfter(Long.MAX_VALUE);
    }

    static Power failingAfter(long uses) {
        return new Power(uses);
    }

    /** Uses it. */
    void use() throws IOException {
        if (left.getAndUpdate(n -> n > 0 ? n - 1 : 0) == 0) {
            throw new IOException("the power has failed");
        }
    }

    boolean hasFailed() {
        return left.get() == 0;
    }

    /** What a process does until its power fails. */
    @FunctionalInterface
    interface Life {
        /** Whether it came to its end. */
        boolean live(Power power) throws Exception;
    }

    /** Lives again and again, each time with a power that fails at some moment, until it comes to its end. */
    static int untilDone(Random random, Life life) throws Exception {
        for (int kills = 0; kills < MOST; kills++) {
            if (life.live(failingAfter(random.nextInt(USES)))) {
                return kills;
            }
        }
        assertTrue(life.live(unfailing()), "with power it ends well");
        return MOST;
    }
}
