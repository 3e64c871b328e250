/** What it costs to know what tasks cost. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.meter;
