/**
 * Programs of a single file: compiled here, run in a JVM of their own that begins in
 * {@link dev.vivace.cli.run.Launch}.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.run;
