package dev.vivace.lifecycle;

import java.time.Instant;

/**
 * One move of a task from a status to the next.
 *
 * @param from the status it left
 * @param to the status it reached
 * @param at when, on the clock of the task's runtime
 */
public record StatusChange(TaskStatus from, TaskStatus to, Instant at) {}
