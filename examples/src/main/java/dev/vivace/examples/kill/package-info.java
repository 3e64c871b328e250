/**
 * An orchestra that is killed at random moments and started again, and the proof that no task was run twice. Start at
 * {@link dev.vivace.examples.kill.KilledRun}; {@code ./stress-kill-orchestra} does the killing.
 */
package dev.vivace.examples.kill;
