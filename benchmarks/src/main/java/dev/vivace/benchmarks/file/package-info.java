/** Files that are read row by row. */
@org.jspecify.annotations.NullMarked
package dev.vivace.benchmarks.file;
