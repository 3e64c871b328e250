/**
 * How a pipeline runs. Start at {@link dev.vivace.pipelines.PipelinesProvider}; the way of an item is Sender, Hop,
 * Receiver, Gathering.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.pipelines;
