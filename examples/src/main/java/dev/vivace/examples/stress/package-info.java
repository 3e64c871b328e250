/**
 * The stress run: random task trees by the hundred thousand, with failures, timeouts and cancellations injected at all
 * levels, and the proof afterwards that nothing is left and nothing was lost. Start at
 * {@link dev.vivace.examples.stress.Stress}.
 */
package dev.vivace.examples.stress;
