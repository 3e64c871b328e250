package dev.vivace.console.act;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done from a console.
 *
 * @param at when
 * @param who the session, or a program with the token
 * @param action what
 * @param id of the task, null when it was about none
 * @param path of the task
 * @param level of a cancellation
 * @param priority the new one
 * @param result what came of it
 */
public record Done(
        Instant at,
        String who,
        String action,
        @Nullable String id,
        @Nullable String path,
        @Nullable String level,
        @Nullable String priority,
        String result) {}
