/** Graphs of tasks. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.graph;
