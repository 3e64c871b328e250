package dev.vivace.http;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that is always there already, and remembers what was waited for. */
final class Waits implements TaskClock {

    final List<Duration> list = new CopyOnWriteArrayList<>();

    @Override
    public Instant instant() {
        return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Alarm schedule(long atNanos, Runnable action) {
        list.add(Duration.ofNanos(atNanos));
        action.run();
        return () -> {};
    }
}
