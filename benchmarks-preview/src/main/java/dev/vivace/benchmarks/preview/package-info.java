/** Rivals that need preview features of the JDK. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.preview;
