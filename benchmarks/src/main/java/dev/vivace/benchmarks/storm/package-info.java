/** Many things that end, or do not end, at the same time. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.storm;
