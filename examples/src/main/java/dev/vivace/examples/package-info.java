/**
 * Examples: one idea per file, each with a {@code main} to run and a test that does. Begin with
 * {@link dev.vivace.examples.QuickStart}.
 */
package dev.vivace.examples;
