package dev.vivace.policy;

import java.time.Duration;

/** Spreads calls over time. Shared by all tasks that call the same thing; thread-safe. */
public interface RateLimiter {

    /**
     * The name, for people.
     *
     * @return not blank
     */
    String name();

    /**
     * Takes the next free moment.
     *
     * @return how long from now the caller must wait before it calls; zero when it may call at once
     */
    Duration reserve();
}
