package dev.vivace.files;

import dev.vivace.time.Alarm;
import dev.vivace.time.TaskClock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** A clock whose time passes at once, after the next step of a script: what happens to the file while a reader waits. */
final class ManualClock implements TaskClock {

    interface Step {
        void run() throws Exception;
    }

    private final Queue<Step> script = new ArrayDeque<>();
    private long nanos;

    ManualClock then(Step step) {
        script.add(step);
        return this;
    }

    int left() {
        return script.size();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochSecond(0, nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Alarm schedule(long atNanos, Runnable action) {
        nanos = atNanos;
        Step step = script.poll();
        try {
            if (step == null) {
                Thread.currentThread().interrupt();
            } else {
                step.run();
                action.run();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return () -> {};
    }
}
