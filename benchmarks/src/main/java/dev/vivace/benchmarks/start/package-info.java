/** How long a program takes to its first task. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.start;
