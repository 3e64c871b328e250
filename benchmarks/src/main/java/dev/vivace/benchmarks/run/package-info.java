/** The suite: what there is to run, and how it is run. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.run;
