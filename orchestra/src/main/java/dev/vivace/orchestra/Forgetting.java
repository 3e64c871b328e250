package dev.vivace.orchestra;

import java.util.concurrent.atomic.AtomicLong;

/** Bounds how many ended parts are kept. */
final class Forgetting {

    private static final int KEPT = 100_000;

    private final Engine engine;
    private final Score score;
    private final AtomicLong ends = new AtomicLong();
    private final AtomicLong forgotten = new AtomicLong();

    // Written by whoever says how many; read by all.
    private volatile int kept = KEPT;

    Forgetting(Engine engine) {
        this.engine = engine;
        score = engine.score();
    }

    /** The place of one more that has ended. */
    long anotherEnd() {
        return ends.incrementAndGet();
    }

    void retain(int most) {
        kept = most;
        allBut(most);
    }

    /** Forgets what is too much now, so that nobody sees it. */
    void excess() {
        if (ends.get() - forgotten.get() > kept) {
            allBut(kept);
        }
    }

    int allBut(int keep) {
        return engine.locked(() -> {
            int gone = score.forget(keep);
            forgotten.addAndGet(gone);
            return gone;
        });
    }

    /** Forgets seldom enough that looking for what to forget costs little for each task. */
    void ifMany() {
        if (ends.get() - forgotten.get() > kept + 64L + kept / 8) {
            allBut(kept);
        }
    }
}
