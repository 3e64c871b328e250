/** Logging context in tasks. Start at {@link dev.vivace.slf4j.MdcCarrier}. */
@org.jspecify.annotations.NullMarked
package dev.vivace.slf4j;
