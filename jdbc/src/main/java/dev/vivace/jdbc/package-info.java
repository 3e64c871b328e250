/**
 * Databases as sources, sinks and checkpoint stores of pipelines, and as journals. Start at {@link dev.vivace.jdbc.Query}
 * to read, at {@link dev.vivace.jdbc.JdbcBatch} or {@link dev.vivace.jdbc.JdbcTransactional} to write, and at {@link
 * dev.vivace.jdbc.JdbcJournal} to keep what an orchestra has done.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.jdbc;
