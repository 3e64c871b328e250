/**
 * Files as sources and sinks of pipelines. Start at {@link dev.vivace.files.FileBytes} for one file and at
 * {@link dev.vivace.files.Glob} for many.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.files;
