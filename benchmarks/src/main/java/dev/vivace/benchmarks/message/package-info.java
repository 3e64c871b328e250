/** What tasks say to each other. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.message;
