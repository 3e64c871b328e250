/**
 * Databases as sources, sinks and checkpoint stores of pipelines. Start at {@link dev.vivace.jdbc.Query} to read, and at
 * {@link dev.vivace.jdbc.JdbcBatch} or {@link dev.vivace.jdbc.JdbcTransactional} to write.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.jdbc;
