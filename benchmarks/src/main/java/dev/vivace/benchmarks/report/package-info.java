/** Results as JSON, as a page and as pictures. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.report;
