/** What a task cost, and how each figure was obtained. Start at {@link dev.vivace.metric.Figure}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.metric;
