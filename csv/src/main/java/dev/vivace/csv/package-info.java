/** CSV in pipelines. Start at {@link dev.vivace.csv.Csv} to read and at {@link dev.vivace.csv.CsvSink} to write. */
@org.jspecify.annotations.NullMarked
package dev.vivace.csv;
