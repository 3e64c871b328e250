package dev.vivace.watch;

import dev.vivace.error.AsyncTaskError;
import java.time.Duration;
import java.time.Instant;

/**
 * An attempt of a task has failed and another follows.
 *
 * @param attempt which one failed, 1 for the first
 * @param delay how long it waits before the next
 * @param error why it failed
 * @param at when, on the runtime's clock
 */
public record RetryNotice(int attempt, Duration delay, AsyncTaskError error, Instant at) {}
