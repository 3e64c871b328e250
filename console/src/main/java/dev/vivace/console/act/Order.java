package dev.vivace.console.act;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done.
 *
 * @param action cancel, retry, priority, pause, resume or replay
 * @param id of the task
 * @param level of a cancellation, GRACEFUL when it is left out
 * @param priority the new one
 */
public record Order(
        @Nullable String action,
        @Nullable String id,
        @Nullable String level,
        @Nullable String priority) {}
