package dev.vivace.message;

import java.time.Duration;
import java.util.Optional;

/**
 * How the message channels of a task behave.
 *
 * @param capacity how many messages wait at most, at least 1
 * @param whenFull what happens to one more
 * @param heartbeat how often the task is expected to show life: by a message, a checkpoint or a wait
 * @param missedBeats how many beats may be missed before the task counts as stalled, at least 1
 */
public record ChannelConfig(int capacity, WhenFull whenFull, Optional<Duration> heartbeat, int missedBeats) {

    /** What happens to a message that finds the channel full. */
    public enum WhenFull {
        /** The sender waits. */
        WAIT,
        /** The oldest message is dropped, and counted. */
        DROP_OLDEST,
        /** The sender gets a ResourceLimit error. */
        REJECT
    }

    /** 1,024 messages, the sender waits, no heartbeat. */
    public static final ChannelConfig DEFAULT = new ChannelConfig(1024, WhenFull.WAIT, Optional.empty(), 3);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException naming the argument and its value
     */
    public ChannelConfig {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, was " + capacity);
        }
        if (missedBeats < 1) {
            throw new IllegalArgumentException("missedBeats must be at least 1, was " + missedBeats);
        }
        heartbeat.ifPresent(beat -> {
            if (beat.isNegative() || beat.isZero()) {
                throw new IllegalArgumentException("heartbeat must be positive, was " + beat);
            }
        });
    }

    /**
     * A copy with room for another number of messages.
     *
     * @param messages at least 1
     * @return the copy
     */
    public ChannelConfig withCapacity(int messages) {
        return new ChannelConfig(messages, whenFull, heartbeat, missedBeats);
    }

    /**
     * A copy that does something else when it is full.
     *
     * @param what what to do
     * @return the copy
     */
    public ChannelConfig withWhenFull(WhenFull what) {
        return new ChannelConfig(capacity, what, heartbeat, missedBeats);
    }

    /**
     * A copy that expects a sign of life.
     *
     * @param interval positive
     * @param missed how many may be missed, at least 1
     * @return the copy
     */
    public ChannelConfig withHeartbeat(Duration interval, int missed) {
        return new ChannelConfig(capacity, whenFull, Optional.of(interval), missed);
    }
}
