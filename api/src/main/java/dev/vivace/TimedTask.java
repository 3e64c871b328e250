package dev.vivace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A task that knows its times (row 6), all on the clock of its runtime. An instant is absent until it is reached and
 * never changes after.
 *
 * @param <T> the type of the result
 */
public interface TimedTask<T extends @Nullable Object> {

    /**
     * When it was made.
     *
     * @return the instant
     */
    Instant createdAt();

    /**
     * When its work began.
     *
     * @return the instant, not before {@link #createdAt()}
     */
    Optional<Instant> startedAt();

    /**
     * When it settled.
     *
     * @return the instant, not before {@link #startedAt()}
     */
    Optional<Instant> completedAt();

    /**
     * The time it was given: one deadline over all attempts, waits and the fallback, from the start of the run.
     *
     * @return what the builder was given
     */
    Optional<Duration> timeout();

    /**
     * When it must have ended: the earlier of its own deadline and its parent's.
     *
     * @return the instant, once the task was started or a parent has one
     */
    Optional<Instant> deadline();
}
