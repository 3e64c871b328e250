package dev.vivace.runtime.message;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Time that moves when the test says so. */
final class HandClock implements TaskClock {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    // Guarded by the monitor.
    private final NavigableMap<Long, List<Runnable>> alarms = new TreeMap<>();
    private long now;

    @Override
    public synchronized Instant instant() {
        return START.plusNanos(now);
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Alarm schedule(long atNanos, Runnable action) {
        alarms.computeIfAbsent(atNanos, at -> new ArrayList<>()).add(action);
        return () -> cancel(atNanos, action);
    }

    void advance(Duration time) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            now += time.toNanos();
            NavigableMap<Long, List<Runnable>> reached = alarms.headMap(now, true);
            reached.values().forEach(due::addAll);
            reached.clear();
        }
        due.forEach(Runnable::run);
    }

    private synchronized void cancel(long atNanos, Runnable action) {
        alarms.getOrDefault(atNanos, new ArrayList<>()).remove(action);
    }
}
