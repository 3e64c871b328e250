/** Counts and times of tasks, taken as consistent snapshots. */
@org.jspecify.annotations.NullMarked
package dev.vivace.orchestra.stats;
