/** Work that divides itself. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.fork;
