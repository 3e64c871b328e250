/** Tasks that are started and joined. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.spawn;
