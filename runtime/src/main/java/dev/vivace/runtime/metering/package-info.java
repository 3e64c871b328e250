/**
 * What tasks cost: counted by slices of their threads, and gathered from the events of the JVM. It knows nothing of tasks;
 * start at {@link dev.vivace.runtime.metering.Account}. Nothing here is loaded while metering is off.
 */
@org.jspecify.annotations.NullMarked
package dev.vivace.runtime.metering;
