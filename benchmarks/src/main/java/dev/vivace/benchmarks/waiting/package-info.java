/** What waits: how much it weighs, and how long urgent work waits behind it. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.waiting;
