/** Streams of items from one thread to another. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.pipe;
