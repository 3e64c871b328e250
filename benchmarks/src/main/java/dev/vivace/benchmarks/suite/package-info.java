/** What a workload and a rival are. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.suite;
