package dev.vivace.runtime;

import dev.vivace.message.ChannelConfig;
import java.time.Duration;

/** Watches whether a task shows life as often as it was asked to. */
final class Heartbeat {

    private Heartbeat() {}

    /** Begins to watch, if the task was asked to show life. */
    static void watch(TaskEngine task) {
        ChannelConfig config = task.spec.messages();
        if (config.heartbeat().isPresent()) {
            beat(task);
            arm(task, config.heartbeat().get());
        }
    }

    static void beat(TaskEngine task) {
        Extras extras = task.extras();
        extras.lastBeatNanos = task.runtime.now();
        extras.stalled = false;
    }

    private static void arm(TaskEngine task, Duration interval) {
        Extras extras = task.extras();
        extras.heartbeatAlarm = task.runtime.clock().schedule(task.runtime.after(interval), () -> look(task, interval));
        if (task.isTerminal()) {
            task.cancelAlarms();
        }
    }

    private static void look(TaskEngine task, Duration interval) {
        if (task.isTerminal()) {
            return;
        }
        Extras extras = task.extras();
        long silence = task.runtime.now() - extras.lastBeatNanos;
        boolean missed = silence / task.spec.messages().missedBeats() >= interval.toNanos();
        if (missed && !extras.stalled) {
            extras.stalled = true;
            task.runtime.stalled(task);
        }
        arm(task, interval);
    }
}
