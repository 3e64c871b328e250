/**
 * The second act of the demo: a CSV file of any size through a pipeline. Start at {@link dev.vivace.cli.ingest.Ingest}.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.ingest;
