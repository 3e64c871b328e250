/** Measurements. The header of each class says what it compares and what was decided by it. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks;
