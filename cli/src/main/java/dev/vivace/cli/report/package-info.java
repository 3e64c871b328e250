/**
 * What a run found, in words, in tables and as JSON. Start at {@link dev.vivace.cli.report.Report}; reads the tasks' handles
 * and starts none.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.cli.report;
