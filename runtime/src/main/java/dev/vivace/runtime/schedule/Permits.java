package dev.vivace.runtime.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/** How many may execute at a time. Without a limit it counts nothing and costs nothing. */
final class Permits {

    private final int limit;
    private final AtomicInteger free;

    /**
     * Some permits.
     *
     * @param limit how many; 0 for no limit
     */
    Permits(int limit) {
        this.limit = limit;
        this.free = new AtomicInteger(limit);
    }

    boolean isLimited() {
        return limit > 0;
    }

    int limit() {
        return limit;
    }

    /** How many are free now; meaningful where there is a limit. */
    int free() {
        return Math.max(0, free.get());
    }

    boolean tryTake() {
        if (limit == 0) {
            return true;
        }
        for (int now = free.get(); now > 0; now = free.get()) {
            if (free.compareAndSet(now, now - 1)) {
                return true;
            }
        }
        return false;
    }

    boolean isFree() {
        return limit == 0 || free.get() > 0;
    }

    void giveBack() {
        if (limit > 0) {
            free.incrementAndGet();
        }
    }

    boolean allFree() {
        return free.get() == limit;
    }
}
