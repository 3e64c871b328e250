package dev.vivace.console.seen;

import java.time.Instant;

/**
 * An attempt that failed and is followed by another.
 *
 * @param at when
 * @param attempt which
 * @param delayMs milliseconds until the next
 * @param error why, in words
 */
public record Retry(Instant at, int attempt, long delayMs, Trouble error) {}
